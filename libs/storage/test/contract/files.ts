import { type FileId, fileId, type RoomId, type UserId } from '@parley/events';
import { type OpenStore, Place } from '../place.ts';

const fileNumber = (number: number): FileId => fileId.parse(`f${String(number).padStart(32, '0')}`);
const MANY = 1_000_000;

export function describeFiles(open: OpenStore): void {
  describe('files', () => {
    let place: Place;
    let anna: UserId;
    let ben: UserId;
    let tea: RoomId;
    beforeEach(async () => {
      place = new Place(await open());
      anna = await place.arrive('anna');
      ben = await place.arrive('ben');
      tea = await place.channel('tea', anna, ben);
    });

    const about = (number: number) => ({
      id: fileNumber(number),
      name: `${number}.png`,
      type: 'image/png',
      size: 100 * number,
      width: 30,
      height: 20,
    });
    const upload = (owner: UserId, number: number, at = 50) =>
      place.must('addFile', owner, { at, file: about(number), quota: MANY });
    const sendFiles = (author: UserId, numbers: readonly number[], text = '') =>
      place.must('send', author, {
        room: tea,
        id: place.nextMessage(),
        text,
        files: numbers.map((number) => ({ id: fileNumber(number) })),
      });

    test('[U1] an upload is its owner’s, and a message’s once it is sent', async () => {
      await upload(anna, 1);
      expect(await place.store.file(fileNumber(1))).toEqual({
        file: about(1),
        owner: anna,
        place: undefined,
      });
      const id = place.nextMessage();
      const files = [{ id: fileNumber(1), alt: 'A harbour' }];
      const commit = await place.commit(place.make('send', anna, { at: 70, room: tea, id, text: '', files }));
      const said = [{ ...about(1), alt: 'A harbour' }];
      expect(commit.frames[0]?.changes).toMatchObject([
        { kind: 'message', message: { text: '', files: said } },
      ]);
      expect((await place.store.file(fileNumber(1)))?.place).toEqual({ room: tea, seq: 1 });
      expect((await place.store.message(tea, 1))?.files).toEqual(said);
      expect((await place.store.history({ room: tea, limit: 9 })).messages[0]?.files).toEqual(said);
      expect((await place.store.changes({ room: tea, since: 3, limit: 9 })).changes).toMatchObject([
        { message: { files: said } },
      ]);
    });

    test('[U1] nobody sends what is somebody else’s, unknown, or sent already', async () => {
      await upload(anna, 1);
      await upload(ben, 2);
      await sendFiles(anna, [1]);
      for (const [author, numbers] of [
        [ben, [1]],
        [anna, [1]],
        [anna, [2]],
        [anna, [3]],
        [ben, [2, 3]],
      ] as const) {
        const files = numbers.map((number) => ({ id: fileNumber(number) }));
        const send = place.make('send', author, { room: tea, id: place.nextMessage(), text: '', files });
        expect((await place.commit(send)).results[0]).toMatchObject({ ok: false, code: 'not_found' });
      }
      // What was refused bound nothing.
      await sendFiles(ben, [2]);
    });

    test('[D2] a second send of one message with its files answers with the first place, and with others is a conflict', async () => {
      for (const number of [1, 2]) await upload(anna, number);
      const id = place.nextMessage();
      const send = (files: readonly number[] | undefined, text = 'see') =>
        place.make('send', anna, {
          room: tea,
          id,
          text,
          ...(files && { files: files.map((number) => ({ id: fileNumber(number) })) }),
        });
      const first = (await place.commit(send([1]))).results[0];
      expect(first).toMatchObject({ ok: true });
      expect((await place.commit(send([1]))).results[0]).toEqual(first);
      for (const other of [send([2]), send(undefined), send([1], 'look')])
        expect((await place.commit(other)).results[0]).toMatchObject({ code: 'conflict' });
      await place.must('edit', anna, { room: tea, seq: 1, text: 'edited' });
      expect((await place.store.message(tea, 1))?.files).toEqual([about(1)]);
      expect((await place.commit(send([1]))).results[0]).toEqual(first);
      await place.must('delete', anna, { room: tea, seq: 1 });
      expect((await place.commit(send([1]))).results[0]).toEqual(first);
      expect((await place.commit(send([2]))).results[0]).toMatchObject({ code: 'conflict' });
    });

    test('[U5] a deleted message has no files, and the commit says which bytes are to go', async () => {
      for (const number of [1, 2, 3]) await upload(anna, number);
      await sendFiles(anna, [2, 1], 'two');
      const commit = await place.commit(place.make('delete', anna, { room: tea, seq: 1 }));
      expect(commit.goneFiles).toEqual([2, 1].map(fileNumber));
      expect(await place.store.message(tea, 1)).not.toHaveProperty('files');
      expect(await place.store.keptFiles([1, 2, 3, 4].map(fileNumber))).toEqual([fileNumber(3)]);
      expect(await place.store.fileBytes(anna)).toBe(300);
    });

    test('[U5] what was uploaded and never sent is given up in its time, and with its owner', async () => {
      await upload(anna, 1, 10);
      await upload(ben, 2, 20);
      await upload(anna, 3, 30);
      await upload(anna, 4, 10);
      await sendFiles(anna, [4]);
      const drop = place.make('dropFiles', anna, { before: 30, limit: 1 });
      expect(await place.commit(drop)).toMatchObject({
        results: [{ ok: true, answer: { dropped: 1 } }],
        goneFiles: [fileNumber(1)],
      });
      expect((await place.commit(drop)).goneFiles).toEqual([fileNumber(2)]);
      expect((await place.commit(drop)).goneFiles).toEqual([]);
      const remove = place.make('removeUser', anna, { user: anna, keepName: false, removeSaid: false });
      expect((await place.commit(remove)).goneFiles).toEqual([fileNumber(3)]);
      expect((await place.store.message(tea, 1))?.files).toHaveLength(1);
    });

    test('[U4] nobody’s files take more than they may', async () => {
      const add = (number: number, quota: number) =>
        place.make('addFile', anna, { file: about(number), quota });
      expect((await place.commit(add(1, 100))).results[0]).toMatchObject({ ok: true });
      expect((await place.commit(add(2, 299))).results[0]).toMatchObject({ code: 'conflict' });
      expect((await place.commit(add(2, 300))).results[0]).toMatchObject({ ok: true });
      // What is known already is kept as it is.
      expect((await place.commit(add(2, 0))).results[0]).toMatchObject({ ok: true });
      expect(await place.store.fileBytes(anna)).toBe(300);
      expect(await place.store.fileBytes(ben)).toBe(0);
    });

    test('[U6] a room’s messages with files are listed, the newest first, page by page', async () => {
      for (const number of [1, 2, 3]) await upload(anna, number);
      await sendFiles(anna, [1]);
      await place.say(ben, tea, 'nothing to see');
      await sendFiles(anna, [3, 2]);
      const first = await place.store.files({ room: tea, limit: 1 });
      expect(first).toMatchObject({ messages: [{ seq: 3 }], more: true, users: [{ id: anna }] });
      expect(await place.store.files({ room: tea, before: 3, limit: 1 })).toMatchObject({
        messages: [{ seq: 1, files: [{ name: '1.png' }] }],
        more: false,
      });
    });

    test('[F2] messages with files are found, by their words or by them alone', async () => {
      for (const number of [1, 2]) await upload(anna, number);
      await sendFiles(anna, [1], 'harbour');
      await place.say(anna, tea, 'harbour');
      await sendFiles(anna, [2]);
      const found = async (terms: readonly string[]) =>
        (await place.store.search({ user: ben, terms, has: 'file', limit: 9 })).results.map(
          ({ message }) => message.seq,
        );
      expect(await found([])).toEqual([3, 1]);
      expect(await found(['HARBOUR'])).toEqual([1]);
    });
  });
}
