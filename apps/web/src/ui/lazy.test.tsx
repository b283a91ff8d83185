import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { lazy, loadPatiently } from './lazy.ts';

/** A server that is away for some questions, and a part that comes after some attempts. */
function awayFor({ questions, attempts }: { questions: number; attempts: number }) {
  const waited: number[] = [];
  let asked = 0;
  let tried = 0;
  return {
    waited,
    load: async () => {
      tried += 1;
      if (tried <= attempts) throw new Error('not fetched');
      return 'the part';
    },
    isReachable: async () => {
      asked += 1;
      return asked > questions;
    },
    wait: async (ms: number) => void waited.push(ms),
  };
}

test('a part is waited for as long as the server is away, with ever longer pauses up to eight seconds', async () => {
  const { load, isReachable, wait, waited } = awayFor({ questions: 7, attempts: 0 });
  await expect(loadPatiently(load, isReachable, wait)).resolves.toBe('the part');
  expect(waited).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
});

test('a part that the server does not have is not asked for without end', async () => {
  const { load, isReachable, wait, waited } = awayFor({ questions: 1, attempts: Infinity });
  await expect(loadPatiently(load, isReachable, wait)).rejects.toThrow('not fetched');
  expect(waited).toEqual([500]);
});

test('what could not be fetched at first is shown once it can be', async () => {
  const asked = jest.fn(async () => undefined);
  Object.assign(globalThis, { fetch: asked });
  let tried = 0;
  const Part = lazy(async () => {
    tried += 1;
    if (tried === 1) throw new Error('not fetched');
    return { default: () => <p>Here it is</p> };
  });
  render(
    <Suspense fallback="…">
      <Part />
    </Suspense>,
  );
  expect(await screen.findByText('Here it is')).toBeVisible();
  expect(asked).toHaveBeenCalledTimes(1);
});
