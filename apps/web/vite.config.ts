import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// What subscribes is memoised by the compiler: features and app. The dumb components below them render only when those
// hand them something new, so compiling them too would add 6 KB to the first load for nothing.
const compiler = babel({
  presets: [reactCompilerPreset()],
  exclude: [/\/src\/ui\//, /\/libs\//, /\/node_modules\//],
});

export default defineConfig({
  plugins: [react(), compiler, tailwindcss()],
  build: {
    target: 'baseline-widely-available',
    // Everything is a file of its own origin: a strict Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
  },
});
