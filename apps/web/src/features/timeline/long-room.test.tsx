import { act, screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

describe('a long room', () => {
  const longRoom = () => {
    const scene = smallPlace();
    for (let number = 1; number <= 200; number += 1) {
      scene.place.write(scene.general, scene.ben, `Message ${number}`);
    }
    scene.general.read = 200;
    return scene;
  };
  const list = () => screen.getByRole('region', { name: 'Messages in #general' });
  const twoFrames = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });

  /** A list that opens again goes to its place, and tells what it finds there. */
  const settled = async () => {
    await act(twoFrames);
    await act(twoFrames);
  };

  /** The list takes two frames to know where its end is. */
  async function openLongRoom() {
    const scene = longRoom();
    const chat = await renderChat(scene);
    await act(twoFrames);
    return { ...scene, ...chat };
  }
  const scrollUp = (top: number) => {
    list().scrollTop = top;
  };

  test('opens at its end, with only what is in sight in the document', async () => {
    await openLongRoom();
    expect(screen.getByText('Message 200')).toBeInTheDocument();
    expect(screen.getAllByRole('article').length).toBeLessThan(60);
  });

  test('loads what was said before when the reader comes near the top', async () => {
    const { happen, server } = await openLongRoom();
    const asked = () => server.received.filter(({ command }) => command === 'room:history').length;
    const before = asked();
    await happen(() => scrollUp(0));
    expect(asked()).toBeGreaterThan(before);
  });

  test('counts what comes in while the reader is further up, and leads there', async () => {
    const { happen, server, ben, user } = await openLongRoom();
    await happen(() => scrollUp(1_000));
    expect(screen.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
    await happen(() => {
      server.say('general', ben, 'News');
      server.say('general', ben, 'More news');
    });
    expect(list().scrollTop).toBe(1_000);
    await user.click(screen.getByRole('button', { name: '2 new messages' }));
    await happen(() => {});
    expect(list().scrollTop).toBe(list().scrollHeight - 600);
    expect(screen.queryByRole('button', { name: /new message/ })).not.toBeInTheDocument();
  });

  test('stays at its end when something comes in, and offers no way to where one is', async () => {
    const { happen, server, ben } = await openLongRoom();
    await happen(() => {
      server.say('general', ben, 'News');
    });
    expect(screen.getByText('News')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /latest|new message/ })).not.toBeInTheDocument();
  });

  test('is read up to its last message once that is in sight', async () => {
    const { happen, server, ben, general, pass } = await openLongRoom();
    await happen(() => {
      server.say('general', ben, 'News');
    });
    await pass(5_000);
    expect(general.read).toBe(201);
  });

  test('opens again where the reader was, and at what is new if something is', async () => {
    const { happen, server, ben, navigate } = await openLongRoom();
    await happen(() => scrollUp(1_000));
    await happen(() => navigate('/r/elsewhere'));
    await happen(() => navigate('/r/general'));
    await settled();
    expect(Math.abs(list().scrollTop - 1_000)).toBeLessThan(50);
    expect(screen.getByRole('button', { name: 'Jump to latest' })).toBeVisible();

    await happen(() => navigate('/r/elsewhere'));
    await happen(() => {
      server.say('general', ben, 'News');
    });
    await happen(() => navigate('/r/general'));
    await settled();
    expect(screen.getByText('News')).toBeInTheDocument();
    expect(screen.getByText('New')).toBeInTheDocument();
  });

  test('marks as new what came while nobody could see the page, and is not read before it is seen', async () => {
    const { happen, server, ben, general, pass } = await openLongRoom();
    const visible = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const turn = () =>
      act(async () => {
        document.dispatchEvent(new Event('visibilitychange'));
        await twoFrames();
      });
    await turn();
    await happen(() => {
      for (let number = 1; number <= 30; number += 1) server.say('general', ben, `Meanwhile ${number}`);
    });
    await pass(5_000);
    expect(general.read).toBe(200);
    visible.mockRestore();
    await turn();
    await settled();
    await pass(5_000);
    expect(screen.getByText('New')).toBeInTheDocument();
    expect(screen.getByText('Meanwhile 1')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
    expect(general.read).toBe(200);
  });

  test('is not read while the reader is further up', async () => {
    const { happen, server, ben, general, pass } = await openLongRoom();
    await happen(() => scrollUp(1_000));
    await happen(() => {
      server.say('general', ben, 'News');
    });
    await pass(5_000);
    expect(general.read).toBe(200);
  });
});
