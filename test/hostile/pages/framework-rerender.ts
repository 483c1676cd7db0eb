import { hostPage, tags } from '../host-page.ts';

export default hostPage({
  about:
    'a framework renders again ten times a second, and writes attributes and children as it likes',
  family: 'moves',
  after: `
    let turn = 0;
    setInterval(() => {
      turn += 1;
      for (const element of document.querySelectorAll('${tags.join(', ')}')) {
        element.className = 'turn-' + (turn % 7);
        element.setAttribute('data-turn', turn);
        element.style.setProperty('--fs-radius', (turn % 12) + 'px');
        element.removeAttribute('lender');
        const link = element.querySelector('a');
        if (link) link.replaceWith(link.cloneNode(true));
      }
      document.documentElement.className = turn % 2 ? 'odd' : 'even';
    }, 100);`,
});
