import babel from '@rolldown/plugin-babel';
import tailwindcss from '@tailwindcss/vite';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react(), babel({ presets: [reactCompilerPreset()] }), tailwindcss()],
  build: {
    target: 'baseline-widely-available',
    // Everything is a file of its own origin: a strict Content-Security-Policy knows no data: addresses.
    assetsInlineLimit: 0,
  },
});
