// Where `npm run dev` serves the page, and what it tells the server behind it.
import { Stop } from './workspace.mjs';

/** Where the page is to be served: as the server reads it, from the environment or from .env. */
export function addressOf({ PORT, HOST }) {
  const port = PORT?.trim() || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Stop(`PORT=${JSON.stringify(port)}: set it to a whole number from 0 to 65535.`);
  return { port: Number(port), host: HOST?.trim().replace(/^\[(.*)\]$/, '$1') || '127.0.0.1' };
}

/**
 * What the server behind the page is told: its own port, and the page's address as that of the place. The page speaks
 * plain http, and so does the server behind it, whatever .env says for the real one.
 */
export function serverEnv(env, { inner, host, port }) {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const origins = [env.ALLOWED_ORIGINS, `http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return {
    ...env,
    PORT: String(inner),
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://${name}:${port}`,
    ALLOWED_ORIGINS: origins.filter(Boolean).join(','),
    TLS_CERT: '',
    TLS_KEY: '',
  };
}
