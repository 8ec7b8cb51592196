// For the page on a server: keeps the page and its parts, so that it opens without the network.
const NAME = "gipr-lint-{{version}}";
const FILES: string[] = ["{{files}}"].flat();

interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void;
  respondWith: (answer: Promise<Response>) => void;
  request: Request;
}

addEventListener("install", (event) => {
  (event as Extendable).waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});

addEventListener("activate", (event) => {
  const others = async (): Promise<void> => {
    for (const name of await caches.keys()) if (name.startsWith("gipr-lint-") && name !== NAME) await caches.delete(name);
  };
  (event as Extendable).waitUntil(others());
});

addEventListener("fetch", (event) => {
  const { request } = event as Extendable;
  const known = async (): Promise<Response> => (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
  if (request.method === "GET") (event as Extendable).respondWith(known());
});
