import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'a consent script removes every frame that it does not know',
  family: 'moves',
  before: `
    new MutationObserver(() => {
      for (const frame of document.querySelectorAll('iframe')) frame.remove();
      for (const element of document.querySelectorAll('*')) {
        for (const frame of (element.shadowRoot || element).querySelectorAll('iframe')) frame.remove();
      }
    }).observe(document, { childList: true, subtree: true });
    const create = document.createElement;
    document.createElement = function (name, options) {
      const made = create.call(document, name, options);
      if (String(name).toLowerCase() === 'iframe') made.setAttribute('data-consent', 'unknown');
      return made;
    };`,
});
