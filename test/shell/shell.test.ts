import { expect } from 'chai';
import { clear, lender, render, rootOf, shown } from './harness.ts';
import '../../src/embed.ts';

afterEach(clear);

describe('a shell', () => {
  it('shows the lender’s frame once the guest has drawn', async () => {
    const login = render(
      `<fs-login lender="LENDER" client-id="plain"><a href="/x">Go</a></fs-login>`,
    );

    const frame = await shown(login);

    expect(new URL(frame.src).origin).to.equal(lender);
    expect(frame.title).to.equal('Fake');
    expect(frame.style.height).to.equal('500px');
    expect(rootOf(login).querySelector('slot')!.hidden).to.equal(true);
  });
});
