// The reports on the desk: checked one after another, and what came of each kept until all are shown.
import { Checker, LostError } from "./checker";
import { read, tops, type Taken } from "./dropped";
import type { Asked, Outcomes, Rule, Shown } from "./protocol";
import type { Settings } from "./settings";

const EARLIER = "上年的报告/";
const PACK = /(^|\/)pack\.yaml$/;

/** What is told on the way. */
export interface Progress {
  rules: (rules: Rule[]) => void;
  checking: (path: string, done: number, total: number) => void;
  again: () => void;
}

export class Reports {
  readonly checker = new Checker();
  private files = new Map<string, Taken>();
  private earlier = new Map<string, Taken>();
  private outcomes = new Map<string, Uint8Array>();
  private round = 0;
  seconds = 0;

  constructor(
    private readonly settings: Settings,
    private readonly progress: Progress,
  ) {}

  /** Start a worker. */
  async start(): Promise<void> {
    const plan = await this.checker.start();
    this.seconds = plan.seconds;
    this.progress.rules(plan.rules);
  }

  /** Add files; what is known of others stays, unless rules are among them. */
  add(files: Taken[]): void {
    for (const one of files) {
      this.files.set(one.path, one);
      this.outcomes.delete(one.path);
    }
    if (files.some(({ path }) => PACK.test(path))) this.outcomes.clear();
  }

  /** Add reports of last year; return the names of all. */
  addEarlier(files: Taken[]): string[] {
    for (const one of files) this.earlier.set(one.path, one);
    this.outcomes.clear();
    return [...this.earlier.keys()];
  }

  /** Forget what was found, since it is to be found in another way. */
  forget(): void {
    this.outcomes.clear();
  }

  /** Forget everything. */
  clear(): void {
    this.stop();
    this.files.clear();
    this.earlier.clear();
    this.outcomes.clear();
  }

  get empty(): boolean {
    return this.files.size === 0;
  }

  /** Let the checking end after the file that is being checked. */
  stop(): void {
    this.round += 1;
  }

  /** Check what is not checked yet and return the result; nothing where another round has begun meanwhile. */
  async check(): Promise<Shown | undefined> {
    const round = ++this.round;
    const paths = await this.open();
    if (round !== this.round) return undefined;
    for (const [index, path] of paths.entries()) {
      if (this.outcomes.has(path)) continue;
      this.progress.checking(path, index, paths.length);
      const outcome = await this.outcome(path);
      if (this.files.has(path)) this.outcomes.set(path, outcome);
      if (round !== this.round) break;
    }
    const known: Outcomes = paths.flatMap((path) => {
      const outcome = this.outcomes.get(path);
      return outcome ? [[path, outcome] as [string, Uint8Array]] : [];
    });
    return this.empty ? undefined : this.checker.show(known, this.seconds * 2 + known.length);
  }

  /** Return what came of a file. A worker that does not come back from it is replaced. */
  private async outcome(path: string): Promise<Uint8Array> {
    try {
      return await this.checker.check(path, this.seconds);
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      this.progress.again();
      await this.start();
      await this.open();
      return this.checker.lost(path, error.late);
    }
  }

  /** Hand all files to the worker; return the paths that are to be checked. */
  private async open(): Promise<string[]> {
    const [files, earlier] = [[...this.files.values()], [...this.earlier.values()]];
    const asked: Asked = {
      paths: tops(files),
      previous: earlier.map(({ path }) => EARLIER + path),
      level: this.settings.level,
      edition: this.settings.edition,
    };
    const dropped = [...(await read(files)), ...(await read(earlier, EARLIER))];
    const plan = await this.checker.open(dropped, asked, this.seconds * (earlier.length + 1));
    this.progress.rules(plan.rules);
    return plan.paths;
  }
}
