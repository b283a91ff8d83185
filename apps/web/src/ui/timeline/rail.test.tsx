import { render } from '@testing-library/react';
import { RailThumb } from './rail-thumb.ts';
import { Rail } from './rail.tsx';

test('a rail draws its thumb once, not again with each drawing of the list', () => {
  const thumb = Object.assign(new RailThumb(), { attach: jest.fn() });
  const rail = () => <Rail thumb={thumb} onGo={() => Promise.resolve()} />;

  const { rerender } = render(rail());
  rerender(rail());

  expect(thumb.attach).toHaveBeenCalledTimes(1);
});
