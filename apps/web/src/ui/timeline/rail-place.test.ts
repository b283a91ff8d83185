import { aboveAt, sightOf, thumbOf } from './rail-place.ts';

/** Rows of 50 px each, seen through a window of 500 px. */
const scrolledTo = (scrollOffset: number, count: number) => ({
  scrollOffset,
  viewportSize: 500,
  findItemIndex: (offset: number) => Math.min(Math.floor(offset / 50), count - 1),
  getItemOffset: (index: number) => index * 50,
  getItemSize: () => 50,
});

describe('the thumb of a conversation', () => {
  test('counts the rows at the edges as far as they are seen', () => {
    expect(sightOf(scrolledTo(25, 20), 1, 20)).toEqual({ above: 0.5, below: 9.5, all: 20 });
    expect(sightOf(scrolledTo(25, 20), 101, 1_000)).toEqual({ above: 100.5, below: 889.5, all: 1_000 });
  });

  test('is as high as what is in view is of the room, at the top where the room begins and at the bottom where it ends', () => {
    expect(thumbOf(sightOf(scrolledTo(0, 20), 1, 20), 500)).toEqual({ top: 0, height: 250 });
    expect(thumbOf(sightOf(scrolledTo(250, 20), 1, 20), 500)).toEqual({ top: 125, height: 250 });
    // What lies below the last row is none of its messages.
    expect(thumbOf(sightOf(scrolledTo(516, 20), 1, 20), 500)).toEqual({
      top: expect.closeTo(258),
      height: expect.closeTo(242),
    });
  });

  test('is not there where all is in view', () => {
    expect(thumbOf(sightOf(scrolledTo(0, 10), 1, 10), 500)).toBeUndefined();
    expect(thumbOf(sightOf(scrolledTo(0, 3), 1, 3), 500)).toBeUndefined();
  });

  test('of a million messages can be gripped and is where they are, and leads where it is dragged', () => {
    const height = 528;
    const all = 1_000_000;
    const sight = sightOf(scrolledTo(0, 200), 499_996, all);
    const thumb = thumbOf(sight, height);
    expect(thumb).toEqual({ top: expect.closeTo(250, 2), height: 28 });
    if (thumb === undefined) return;
    expect(aboveAt(-5, sight, thumb, height)).toBe(0);
    expect(aboveAt(125, sight, thumb, height)).toBeCloseTo(249_997.5);
    expect(aboveAt(500, sight, thumb, height)).toBeUndefined();
  });

  test('dragged to where it is leads to where one is', () => {
    const sight = sightOf(scrolledTo(1_234, 200), 301, 700);
    const thumb = thumbOf(sight, 500);
    expect(thumb && aboveAt(thumb.top, sight, thumb, 500)).toBeCloseTo(sight.above);
  });
});
