import { StoreUnavailable } from '@parley/core';
import { SchemaTooNew } from '@parley/storage';
import type { Config } from './config.ts';
import { codeOf } from './system-error.ts';

/** A reason not to start, as one line for a person: it names the variable and what to change. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** Makes a StartProblem of what went wrong, if a person can mend it; anything else is a bug and stays as it is. */
export function startProblem(error: unknown, { host, port, dataDir, tls }: Config): unknown {
  if (error instanceof StoreUnavailable)
    return new StartProblem(
      `DATA_DIR="${dataDir}": ${error.message}; end what uses it, or set DATA_DIR to another folder.`,
    );
  if (error instanceof SchemaTooNew)
    return new StartProblem(
      `DATA_DIR="${dataDir}": the database was written by a newer Parley; start that one, or set DATA_DIR to another folder.`,
    );
  const code = codeOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `PORT=${port}: another program listens there already; end it, or set PORT to a free one.`,
      );
    case 'EACCES':
      return new StartProblem(
        `PORT=${port}: the system does not let this user listen there; set PORT to 1024 or higher.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartProblem(
        `HOST="${host}": this machine has no such address; set HOST to 127.0.0.1 or 0.0.0.0.`,
      );
  }
  if (tls && code.startsWith('ERR_OSSL'))
    return new StartProblem(
      `TLS_CERT, TLS_KEY: certificate and key can't be used together (${code}); check both files.`,
    );
  return error;
}
