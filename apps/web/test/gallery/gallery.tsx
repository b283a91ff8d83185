import { useSyncExternalStore } from 'react';
import { cards } from './cards.tsx';
import { controls } from './controls.tsx';
import { entrance } from './entrance.tsx';
import { messages } from './messages.tsx';
import { places } from './places.tsx';
import type { Exhibit, Shelf } from './shelf.ts';
import { sidebar } from './sidebar.tsx';
import { writing } from './writing.tsx';

/** Every component of src/ui; a test holds that none is missing. */
export const shelf: Shelf = {
  ...controls,
  ...entrance,
  ...places,
  ...sidebar,
  ...messages,
  ...writing,
  ...cards,
};

const rooms = { column: 'w-96', wide: 'w-[44rem]', screen: 'w-[44rem]' } as const;

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** All components in all states; those that cover the page one at a time, by the address: `#Dialog/long`. */
export function Gallery() {
  const [name = '', state = ''] = decodeURIComponent(
    useSyncExternalStore(subscribe, () => window.location.hash.slice(1)),
  ).split('/');
  const draw = shelf[name]?.states[state];
  if (draw !== undefined) return <div key={`${name}/${state}`}>{draw()}</div>;
  return (
    <div className="h-full overflow-y-auto bg-side">
      <main className="mx-auto flex w-fit flex-col gap-10 p-8">
        <h1 className="text-xl font-semibold tracking-tight">Gallery</h1>
        {Object.entries(shelf).map(([one, exhibit]) => (
          <Wall key={one} name={one} exhibit={exhibit} />
        ))}
      </main>
    </div>
  );
}

function Wall({
  name,
  exhibit: { states, room = 'column', alone = false },
}: {
  readonly name: string;
  readonly exhibit: Exhibit;
}) {
  return (
    <section aria-label={name} className="flex max-w-[92rem] flex-col gap-3">
      <h2 className="font-mono text-sm font-medium">{name}</h2>
      <div className="flex flex-wrap items-start gap-4">
        {Object.entries(states).map(([state, draw]) => (
          <div key={state} className="flex flex-col gap-1">
            <h3 className="text-xs text-ink-soft">
              {alone ? (
                <a href={`#${encodeURIComponent(`${name}/${state}`)}`} className="text-accent-ink underline">
                  {state}
                </a>
              ) : (
                state
              )}
            </h3>
            {!alone && (
              <div
                data-state={`${name}/${state}`}
                className={`rounded-lg border border-line bg-canvas ${rooms[room]} ${room === 'screen' ? 'flex h-[40rem] flex-col overflow-hidden *:min-h-0 [&>:last-child]:flex-1' : 'p-3'}`}
              >
                {draw()}
              </div>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
