import { access, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Router, static as serveFiles, type Request, type RequestHandler, type Response } from 'express';

/** Paths that belong to others: the page never answers for them. */
const reserved = /^\/(api|socket\.io|ws|health|ready|metrics|assets|avatars)(\/|$)/;
/** The app's own addresses are made of ids: no dot, so no file. What else is in one, and how it is encoded, the page tells by itself. */
const addresses = /^\/[^.]*$/;
/** Files that the build may have compressed beforehand; a plain name, so that none leads out of the folder. */
const compressible = /^\/(assets\/)?[\w-]+(\.[\w-]+)*\.(js|css|html|svg|json|webmanifest)$/;
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

const notBuilt = `The web app is not built. Run "npm run build" at the top of the project, then load this page again.
The server itself is running; /health answers, and clients can connect.
`;

/** What a place is called unless it is told; the built page says so. */
const DEFAULT_NAME = 'Parley';

/** Serves the built web app in `folder`: its files, and its page, which says what the place is called, for every address within the app. */
export function webApp(folder: string, placeName = DEFAULT_NAME): RequestHandler {
  const files = serveFiles(folder, {
    index: false,
    redirect: false,
    // Nothing of the page is asked for in parts.
    acceptRanges: false,
    setHeaders: (response, path) => {
      response.set(
        'Cache-Control',
        path.startsWith(join(folder, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return Router()
    .use(async (request, response, next) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next('router');
      if (isPage(request)) {
        if (!(await exists(join(folder, 'index.html')))) return sayNotBuilt(response);
        if (placeName !== DEFAULT_NAME) return sendNamed(folder, placeName, response);
        request.url = '/index.html';
      }
      await chooseEncoding(folder, request, response);
      next();
    })
    .use(files);
}

/** A navigation to an address that the app itself understands. */
function isPage({ path, headers }: Request): boolean {
  if (path === '/' || path === '/index.html') return true;
  return !reserved.test(path) && addresses.test(path) && (headers.accept ?? '').includes('text/html');
}

/** The page with the name of the place, so that it is there before anything is asked. A name is whatever somebody typed. */
async function sendNamed(folder: string, placeName: string, response: Response): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const name = placeName.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const named = page
    .replace(/<title>.*?<\/title>/, () => `<title>${name}</title>`)
    .replace(/(<meta name="application-name" content=")[^"]*"/, (_, start: string) => `${start}${name}"`);
  response.set('Cache-Control', 'no-cache').type('html').send(named);
}

function sayNotBuilt(response: Response): void {
  response.status(503).set('Cache-Control', 'no-store').type('text/plain').send(notBuilt);
}

/** Turns the request to the compressed file, if there is one that the client takes. */
async function chooseEncoding(folder: string, request: Request, response: Response): Promise<void> {
  const { path } = request;
  if (!compressible.test(path)) return;
  response.vary('Accept-Encoding');
  for (const { name, ending } of encodings) {
    if (request.acceptsEncodings(name) !== name || !(await exists(join(folder, path + ending)))) continue;
    response.set('Content-Encoding', name).type(extname(path));
    request.url = path + ending;
    return;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
