// The reports on the desk: checked one after another, and what came of each kept until all are shown.
import { Checker, LostError } from "./checker";
import { read, tops, type Taken } from "./dropped";
import type { Asked, Outcomes, Rule, Shown } from "./protocol";
import type { Settings } from "./settings";

const EARLIER = "上年的报告/";
const LEAST_PATIENCE_SECONDS = 30;
const PACK = /(^|\/)pack\.yaml$/;

/** What is told on the way. */
export interface Progress {
  rules: (rules: Rule[]) => void;
  told: (sentences: string[]) => void;
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

  /** Start another worker that knows what the former one did, as far as it can be told. */
  async restart(): Promise<void> {
    await this.start();
    if (this.outcomes.size === 0) return;
    try {
      const paths = await this.open();
      await this.checker.show(this.known(paths), this.patience * 2);
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      await this.start();
    }
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

  get count(): number {
    return this.files.size;
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
    return this.empty ? undefined : this.shown(paths);
  }

  /** The seconds that the worker has for what is no single file: opening them, showing the result. */
  get patience(): number {
    return Math.max(this.seconds, LEAST_PATIENCE_SECONDS);
  }

  /** Return what is known of some files. */
  private known(paths: string[]): Outcomes {
    return paths.flatMap((path) => {
      const outcome = this.outcomes.get(path);
      return outcome ? [[path, outcome] as [string, Uint8Array]] : [];
    });
  }

  /** Return the result; a file that is too much for the worker is named in it, and the others are shown. */
  private async shown(paths: string[]): Promise<Shown> {
    const left = new Set(paths);
    for (;;) {
      const known = this.known(paths);
      try {
        return await this.checker.show(known, this.patience * 2 + known.length);
      } catch (error) {
        const [largest] = known.filter(([path]) => left.has(path)).sort((one, other) => other[1].length - one[1].length);
        if (!(error instanceof LostError) || !largest) throw error;
        left.delete(largest[0]);
        this.outcomes.set(largest[0], await this.lostOver(largest[0], error.late));
      }
    }
  }

  /** Return what came of a file. A worker that does not come back from it is replaced. */
  private async outcome(path: string): Promise<Uint8Array> {
    try {
      return await this.checker.check(path, this.seconds);
    } catch (error) {
      if (!(error instanceof LostError)) throw error;
      return this.lostOver(path, error.late);
    }
  }

  /** Start another worker; return what it says of the file over which the former one was lost. */
  private async lostOver(path: string, late: boolean): Promise<Uint8Array> {
    this.progress.again();
    await this.start();
    await this.open();
    return this.checker.lost(path, late);
  }

  /** Hand all files to the worker; return the paths that are to be checked. */
  private async open(): Promise<string[]> {
    const [files, earlier] = [[...this.files.values()], [...this.earlier.values()]];
    const asked: Asked = {
      paths: tops(files),
      previous: earlier.map(({ path }) => EARLIER + path),
      level: this.settings.level,
      edition: this.settings.edition,
      ...(this.settings.timeout && { timeout: this.settings.timeout }),
    };
    const dropped = [...(await read(files)), ...(await read(earlier, EARLIER))];
    const plan = await this.checker.open(dropped, asked, this.patience * (earlier.length + 1));
    this.seconds = plan.seconds;
    this.progress.rules(plan.rules);
    this.progress.told(plan.told);
    return plan.paths;
  }
}
