import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'the page keeps the shell’s end of every port, and says over it whatever it likes',
  family: 'messages',
  before: `
    const Channel = MessageChannel;
    const kept = [];
    window.MessageChannel = function () {
      const channel = new Channel();
      kept.push(channel.port1);
      return channel;
    };
    const settings = {
      accountId: '../v1/accounts',
      locale: '../../assets',
      direction: 'up',
      scheme: 'none',
      theme: { '--fs-color-text': 'url(/thief)', '--_text': 'red', '--fs-font': 'x;}*{display:none' },
    };
    const said = [
      null, 'settings', [], { type: 'settings' }, { type: 'settings', settings: null }, { type: 'settings', settings: [settings] },
      { type: 'settings', settings }, { type: 'settings', settings: new Map([['accountId', 'x']]) },
      { fs: 'welcome', version: 1, nonce: 'x'.repeat(36), page: 'x'.repeat(36), settings },
      { type: 'event', name: 'fs-signed-in' }, { type: 'redirect' }, { type: 'shown', height: 1, title: 'x' },
      { type: 'token' }, { type: 'eval', code: 'document.body.innerHTML' },
      { fs: 'sign-in-answer', url: location.href, shared: false }, { fs: 'review-wanted' }, { fs: 'document-wanted' },
      { fs: 'review-answer', id: '', confirmed: true },
    ];
    setInterval(() => {
      for (const port of kept) for (const message of said) port.postMessage(message);
    }, 250);`,
});
