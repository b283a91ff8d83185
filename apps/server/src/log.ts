import type { LoggerService } from '@nestjs/common';
import type { Log } from '@parley/core';
import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/** Structured logs, one JSON object a line, on standard output. Written at once, so that nothing is lost at the end. */
export const createLog = (level: LogLevel): Log =>
  adapt(
    pino(
      { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      destination({ dest: 1, sync: true }),
    ),
  );

const adapt = (logger: Logger): Log => ({
  info: (fields, message) => logger.info(fields, message),
  warn: (fields, message) => logger.warn(fields, message),
  error: (fields, message) => logger.error(fields, message),
});

/** Nest tells of trouble in our log, and is silent about the rest: which routes there are stands in the code. */
export const nestLogger = (log: Log): LoggerService => ({
  log: () => undefined,
  warn: (message: unknown) => log.warn({ by: 'nest' }, String(message)),
  error: (message: unknown, ...rest: unknown[]) =>
    log.error({ by: 'nest', detail: rest.map(String) }, String(message)),
});
