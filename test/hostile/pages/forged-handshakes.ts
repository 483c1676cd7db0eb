import { hostPage } from '../host-page.ts';

export default hostPage({
  about: 'forged greetings and answers come from the page, its frames and its popups’ names',
  family: 'messages',
  quick: true,
  body: ({ elements }) => `${elements}<iframe name="forger" src="/blank" hidden></iframe>`,
  after: `
    const nonce = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    const settings = { locale: 'xx', direction: 'rtl', scheme: 'dark', accountId: 'acct-other', theme: { '--fs-color-text': '#fff' } };
    setInterval(() => {
      window.postMessage({ fs: 'hello', version: 1, nonce }, '*');
      const forger = document.querySelector('iframe[name=forger]').contentWindow;
      forger.eval('parent.postMessage({ fs: "hello", version: 1, nonce: "' + nonce + '" }, "*")');
      for (let i = 0; i < frames.length; i += 1) {
        const { port1, port2 } = new MessageChannel();
        frames[i].postMessage({ fs: 'welcome', version: 1, nonce, page: nonce, settings }, '*', [port2]);
        port1.onmessage = ({ data }) => console.log('forged port', JSON.stringify(data));
        port1.postMessage({ type: 'settings', settings });
      }
    }, 20);`,
});
