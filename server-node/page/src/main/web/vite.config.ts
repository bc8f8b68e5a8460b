import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    outDir: '../../../target/classes/org/splitkd/dashboard/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The page's security policy lets fonts and scripts come from files only, so nothing is inlined.
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8642', '/files': 'http://127.0.0.1:8642' } },
  test: { include: ['test/**/*.test.ts'] },
});
