import { minifySheet } from './minify-templates.mjs';
import { pruneSheet } from './prune-sheet.mjs';
import { renderStatic } from './render-static.mjs';

const source = new URL('../../../src/', import.meta.url);

/**
 * Writes `frame/login.en.html` and its like: the sign-in form as HTML, drawn by the element's own templates, for the
 * server to put into the frame page. It can be typed into before a single script has arrived.
 */
export function drawFirstPictures() {
  return {
    name: 'draw-first-pictures',
    async generateBundle() {
      const load = (path) => import(new URL(path, source).href);
      const [{ renderLoginForm }, { loginSheets }, { nothing }] = await Promise.all([
        load('elements/login/login-form.ts'),
        load('elements/login/login-sheets.ts'),
        import('lit'),
      ]);
      const sheets = loginSheets.flat().map(({ cssText }) => cssText);
      if (sheets.some((text) => typeof text !== 'string')) throw new Error('A sheet is no sheet');
      const sheet = minifySheet(sheets.join('\n')).trim();
      for (const lang of ['en', 'es']) {
        const [{ login }, { frame }] = await Promise.all([
          load(`i18n/${lang}/login.ts`),
          load(`i18n/${lang}/frame.ts`),
        ]);
        const form = renderStatic(
          renderLoginForm({
            texts: login,
            notice: nothing,
            userIdMissing: false,
            passwordMissing: false,
            passwordVisible: false,
            capsLock: false,
            busy: false,
            passkeys: true,
          }),
        );
        const card = `<div class="card" part="card">${form}</div>`;
        this.emitFile({
          type: 'asset',
          fileName: `frame/login.${lang}.html`,
          source:
            `<style nonce="{{nonce}}">html{overflow:hidden;background:transparent}body{display:flow-root;margin:0}</style>` +
            `<div id="first-picture" lang="${lang}" data-title="${frame.titles['fs-login']('%s')}" hidden>` +
            `<template shadowrootmode="open"><style nonce="{{nonce}}">${pruneSheet(sheet, card)}</style>` +
            `${card}</template></div>`,
        });
      }
    },
  };
}
