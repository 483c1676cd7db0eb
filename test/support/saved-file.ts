import type { Page } from 'puppeteer-core';

/** Presses something, and gives the file that the page then hands to the browser: its name and its text. */
export async function savedBy(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    URL.createObjectURL = (file: Blob) => {
      void file.text().then((text) => Object.assign(window, { savedText: text }));
      return createObjectURL.call(URL, file);
    };
    HTMLAnchorElement.prototype.click = function () {
      Object.assign(window, { savedName: this.download });
    };
  });
  await press();
  const saved = await page.waitForFunction(
    () => {
      const { savedName: name, savedText: text } = window as {
        savedName?: string;
        savedText?: string;
      };
      return name !== undefined && text !== undefined && { name, text };
    },
    { timeout: 30_000, polling: 100 },
  );
  return (await saved.jsonValue()) as { name: string; text: string };
}
