// The worker from the page's side: asked, and ended and replaced where it does not answer in time.
import { unpackedParts } from "./parts";
import type { Answer, Asked, Dropped, Methods, Outcomes, Parts, Plan, Question, Saved, Shown } from "./protocol";

/** The worker did not come back. */
export class LostError extends Error {
  constructor(readonly late: boolean) {
    super(late ? "late" : "died");
  }
}

type Told<name extends keyof Methods> = ReturnType<Methods[name]>;

/** A worker that is started anew whenever it is lost. */
export class Checker {
  private made: Promise<{ parts: Parts; worker: Blob }> | undefined;
  private worker: Worker | undefined;
  private asked = 0;

  /** Start a worker, in the place of another one if there is one; return what it does without any file. */
  async start(): Promise<Plan> {
    this.end();
    this.made ??= unpackedParts();
    const { parts, worker } = await this.made;
    const address = URL.createObjectURL(worker);
    this.worker = new Worker(address);
    const plan = await this.ask("start", [parts]);
    URL.revokeObjectURL(address);
    return plan;
  }

  open(files: Dropped[], asked: Asked, seconds: number): Promise<Plan> {
    return this.ask("open", [files, asked], seconds);
  }

  check(path: string, seconds: number): Promise<Uint8Array> {
    return this.ask("check", [path], seconds);
  }

  lost(path: string, late: boolean): Promise<Uint8Array> {
    return this.ask("lost", [path, late]);
  }

  show(outcomes: Outcomes, seconds: number): Promise<Shown> {
    return this.ask("show", [outcomes], seconds);
  }

  table(): Promise<string> {
    return this.ask("table", []);
  }

  copies(seconds: number): Promise<Saved> {
    return this.ask("copies", [], seconds);
  }

  /** End the worker. */
  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  /** Ask the worker; it is ended where it takes longer than some seconds, and where it dies. Raises LostError. */
  private ask<name extends keyof Methods>(method: name, given: Parameters<Methods[name]>, seconds = 0): Promise<Told<name>> {
    const { worker } = this;
    if (!worker) return Promise.reject(new LostError(false));
    const question: Question = { id: ++this.asked, method, given };
    return new Promise((done, failed) => {
      const over = new AbortController();
      const lose = (late: boolean): void => {
        over.abort();
        this.end();
        failed(new LostError(late));
      };
      const timer = seconds ? setTimeout(lose, seconds * 1000, true) : undefined;
      over.signal.addEventListener("abort", () => {
        clearTimeout(timer);
      });
      const listen = (event: MessageEvent<Answer>): void => {
        const answer = event.data;
        if (answer.id !== question.id) return;
        if ("error" in answer) {
          console.error(answer.error);
          lose(false);
          return;
        }
        over.abort();
        done(answer.value as Told<name>);
      };
      worker.addEventListener("message", listen, { signal: over.signal });
      worker.addEventListener(
        "error",
        () => {
          lose(false);
        },
        { signal: over.signal },
      );
      worker.postMessage(question);
    });
  }
}
