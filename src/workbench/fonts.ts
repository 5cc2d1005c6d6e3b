import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';

/** Every package of fonts that the pages serve; Latin, Cyrillic and Devanagari are in the first. */
const fonts = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-gurmukhi',
  'noto-sans-bengali',
  'noto-sans-gujarati',
  'noto-sans-sc',
] as const;

/** The style sheets of the fonts. On the line there are none: a device's own fonts need no download. */
export function fontSheets(isOnLine: boolean): readonly string[] {
  return isOnLine ? [] : fonts.map((font) => `/fonts/${font}/index.css`);
}

/** Serves the fonts from their packages, which only a development install has. */
export function serveFonts(): Router {
  const require = createRequire(import.meta.url);
  const router = Router();
  for (const font of fonts) {
    const folder = path.dirname(require.resolve(`@fontsource-variable/${font}/package.json`));
    router.use(`/${font}`, express.static(folder, { maxAge: '1d' }));
  }
  return router;
}
