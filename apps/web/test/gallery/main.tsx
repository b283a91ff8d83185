import '../../src/styles.css';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';

/*
 * The components of src/ui in all their states: /gallery.html. And screens with made-up data, for looking at:
 * /gallery.html?scene=busy&path=/r/general. There the server is a fake one, the client and everything above it are the real
 * ones. `window.server` lets a script make things happen. Neither waits for what only the other needs.
 */
const query = new URLSearchParams(window.location.search);
const element = document.getElementById('root');
if (element === null) throw new Error('gallery.html has no #root');
const root = createRoot(element);

if (query.has('rtl')) document.documentElement.dir = 'rtl';
if (query.has('scene')) {
  const { sceneOf } = await import('./scene.tsx');
  root.render(sceneOf(query));
} else {
  const { Gallery } = await import('./gallery.tsx');
  root.render(
    <Router hook={memoryLocation({ path: '/r/general' }).hook}>
      <Gallery />
    </Router>,
  );
}
