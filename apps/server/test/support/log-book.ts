import type { Log } from '@parley/core';

export interface LogEntry {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that can be read. */
export class LogBook implements Log {
  readonly entries: LogEntry[] = [];

  info(fields: object, message: string): void {
    this.#write('info', fields, message);
  }

  warn(fields: object, message: string): void {
    this.#write('warn', fields, message);
  }

  error(fields: object, message: string): void {
    this.#write('error', fields, message);
  }

  with(message: string): readonly LogEntry['fields'][] {
    return this.entries.filter((entry) => entry.message === message).map(({ fields }) => fields);
  }

  #write(level: LogEntry['level'], fields: object, message: string): void {
    this.entries.push({ level, message, fields: { ...fields } });
  }
}
