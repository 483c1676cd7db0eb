import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'thousands of messages a second fill the page, wallets and analytics among them',
  family: 'messages',
  after: `
    const shapes = [
      'ping', 42, null, { type: 'resize', height: 1 }, { target: 'metamask-inpage', data: { name: 'provider' } },
      { fs: 'hello' }, { fs: 'hello', version: 1, nonce: 'x' }, { fs: 'welcome', version: 1 }, [1, [2, [3]]],
      { type: 'event', name: 'fs-signed-in' }, { type: 'height', height: 1 }, new Date(0), /x/, new Map([[1, 2]]),
    ];
    let turn = 0;
    setInterval(() => {
      for (let i = 0; i < 40; i += 1) window.postMessage(shapes[turn++ % shapes.length], '*');
      for (let i = 0; i < frames.length; i += 1) frames[i].postMessage(shapes[turn++ % shapes.length], '*');
    }, 10);`,
});
