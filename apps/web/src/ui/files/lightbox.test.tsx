import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Lightbox } from './lightbox.tsx';

const picture = (name: string) => ({ id: name, name, type: 'image/png', size: 1, width: 10, height: 10 });
const shown = () => screen.getByRole('img').getAttribute('alt');
const finger = (x: number, y = 0) => [{ identifier: 0, target: document.body, clientX: x, clientY: y }];

/** Its picture has come, so wide. */
function load(width: number) {
  const image = screen.getByRole('img');
  Object.defineProperty(image, 'clientWidth', { configurable: true, value: width });
  fireEvent.load(image);
}

function swipe(from: number, to: number, down = 0) {
  const box = screen.getByRole('group');
  fireEvent.touchStart(box, { touches: finger(from) });
  fireEvent.touchEnd(box, { touches: [], changedTouches: finger(to, down) });
}

test('a finger that wipes to the side leads to the next picture and back, but not one that goes down', () => {
  render(<Lightbox pictures={[picture('boats'), picture('gulls')]} start={0} onClose={() => {}} />);
  swipe(200, 190);
  swipe(200, 120, 90);
  expect(shown()).toBe('boats');
  swipe(200, 100);
  expect(shown()).toBe('gulls');
  swipe(100, 200);
  expect(shown()).toBe('boats');
});

test('the button that makes larger keeps the focus when it can do no more', async () => {
  const user = userEvent.setup();
  render(<Lightbox pictures={[picture('boats')]} start={0} onClose={() => {}} />);
  load(300);
  const larger = screen.getByRole('button', { name: 'Zoom in' });
  for (let presses = 0; presses < 6; presses += 1) await user.click(larger);
  expect(larger).toHaveAttribute('aria-disabled', 'true');
  expect(larger).not.toHaveAttribute('disabled');
  expect(larger).toHaveFocus();
});

test('two fingers make the picture larger and smaller, within its bounds, and are no wipe', () => {
  render(<Lightbox pictures={[picture('boats'), picture('gulls')]} start={0} onClose={() => {}} />);
  const box = screen.getByRole('group');
  const image = screen.getByRole('img');
  load(300);
  const apart = (px: number) => ({ touches: [...finger(0), ...finger(px)] });
  fireEvent.touchStart(box, apart(100));
  fireEvent.touchMove(box, apart(250));
  expect(image).toHaveStyle({ width: '750px' });
  fireEvent.touchMove(box, apart(900));
  expect(image).toHaveStyle({ width: '1200px' });
  expect(screen.getByRole('button', { name: 'Zoom in' })).toHaveAttribute('aria-disabled', 'true');
  fireEvent.touchMove(box, apart(20));
  fireEvent.touchEnd(box, { touches: [], changedTouches: finger(-200) });
  expect(image.style.width).toBe('');
  expect(shown()).toBe('boats');
});

test('a picture is made larger when it is there, from its own width and not that of the one before', async () => {
  const user = userEvent.setup();
  render(<Lightbox pictures={[picture('boats'), picture('gulls')]} start={0} onClose={() => {}} />);
  load(300);
  swipe(200, 100);
  const larger = screen.getByRole('button', { name: 'Zoom in' });
  await user.click(larger);
  expect(shown()).toBe('gulls');
  expect(screen.getByRole('img').style.width).toBe('');
  expect(larger).toHaveAttribute('aria-disabled', 'true');
  load(200);
  await user.click(larger);
  expect(screen.getByRole('img')).toHaveStyle({ width: '300px' });
});
