/** The counts of the findings in the report that is shown, for the status bar. */

export interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}

interface Marked {
  source?: string;
  severity: number;
}

/** Count what this tool found; severities are those of VS Code: 0 an error, 1 a warning, 2 information. */
export function counted(marks: readonly Marked[]): Counts {
  const own = marks.filter((mark) => mark.source === 'gipr-lint');
  const of = (severity: number): number => own.filter((mark) => mark.severity === severity).length;
  return { errors: of(0), warnings: of(1), notes: of(2) };
}

export function shown(counts: Counts): string {
  if (counts.errors + counts.warnings + counts.notes === 0) {
    return '$(check) gipr-lint';
  }
  return `$(error) ${counts.errors} $(warning) ${counts.warnings} $(info) ${counts.notes}`;
}
