import { hostPage, tags } from '../host-page.ts';

export default hostPage({
  about: 'aggressive style sheets reset everything with !important',
  family: 'looks',
  quick: true,
  head: ({ nonce }) => `<style nonce="${nonce}">
    * { all: unset !important; display: revert !important; box-sizing: content-box !important; }
    iframe { display: none !important; width: 0 !important; height: 0 !important; visibility: hidden !important; }
    ${tags.join(', ')}, fs-central { display: inline !important; height: auto !important; max-height: 40px !important; }
    a { display: inline-block !important; min-height: 20px !important; }
    slot { display: none !important; }
    div { position: static !important; float: left !important; }
  </style>`,
});
