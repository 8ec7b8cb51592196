// Where things lie in the Python of the page, when it is built as when it runs.
export const HOME = "/home/page";
export const CACHE = "/home/page/cache";
export const SITE = "/lib/python3.14/site-packages";
