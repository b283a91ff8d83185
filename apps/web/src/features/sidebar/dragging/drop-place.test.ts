import type { RoomId } from '@parley/events';
import { placeForFolder, placeForRoom, type SectionBox } from './drop-place.ts';

const id = (name: string) => name as RoomId;

/** Sections one below the other: a heading of 40 pixels, then rows of 20. */
function laidOut(...sections: (readonly [id: string, kind: SectionBox['kind'], ...rooms: string[]])[]) {
  let y = 0;
  return sections.map(([name, kind, ...rooms]): SectionBox => {
    const top = y;
    y += 40;
    const boxes = rooms.map((room) => ({ id: id(room), top: y, bottom: (y += 20) }));
    return { id: name, kind, rooms: boxes, top, bottom: y };
  });
}

const sections = laidOut(
  ['favourites', 'favourites', 'ada', 'ben', 'cleo'],
  ['work', 'folder', 'plans'],
  ['fun', 'folder'],
  ['channels', 'kind', 'general'],
);
const at = (room: string, height: number, home = 'channels') => {
  const place = placeForRoom(sections, id(room), home, height);
  return place && [place.section.id, place.before, place.top, place.bottom];
};

test('a room comes into the gap between two others that is nearest', () => {
  expect(at('plans', 5)).toEqual(['favourites', 'ada', 40, 40]);
  expect(at('plans', 49)).toEqual(['favourites', 'ada', 40, 40]);
  expect(at('plans', 51)).toEqual(['favourites', 'ben', 60, 60]);
  expect(at('plans', 95)).toEqual(['favourites', undefined, 100, 100]);
});

test('where it stands already there is no place for it', () => {
  expect([at('ben', 55), at('ben', 70), at('ben', 85)]).toEqual([undefined, undefined, undefined]);
  expect(at('ben', 45)).toEqual(['favourites', 'ada', 40, 40]);
  expect(at('ben', 95)).toEqual(['favourites', undefined, 100, 100]);
  expect(at('plans', 150)).toBeUndefined();
});

test('what has no rooms is a place as a whole', () => {
  expect(at('ben', 170)).toEqual(['fun', undefined, 160, 200]);
});

test('among those of its kind a room goes back to its place in the alphabet, and into no other kind', () => {
  expect(at('ben', 210)).toEqual(['channels', undefined, 200, 260]);
  expect(at('general', 210)).toBeUndefined();
  expect(at('ben', 210, 'directs')).toBeUndefined();
});

test('above and below the list there is no place', () => {
  expect([at('ben', -1), at('ben', 260)]).toEqual([undefined, undefined]);
});

test('a folder goes before or behind the others, however far away it is held', () => {
  expect(placeForFolder(sections, 'fun', -50)).toEqual({ before: 'work', top: 100, bottom: 100 });
  expect(placeForFolder(sections, 'work', 500)).toEqual({ before: undefined, top: 200, bottom: 200 });
  expect(placeForFolder(sections, 'work', 110)).toBeUndefined();
  expect(placeForFolder(laidOut(['work', 'folder']), 'work', 500)).toBeUndefined();
});
