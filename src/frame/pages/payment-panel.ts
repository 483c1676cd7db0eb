import { openFrame } from '../open-frame.ts';

void openFrame(async ({ tag }) => {
  await import('../../elements/payment-panel/define.ts');
  return tag;
});
