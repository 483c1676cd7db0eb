import { expect } from 'chai';
import { generate } from 'lean-qr';
import { render } from 'lit';
import { renderQrCode } from '../../src/elements/security-panel/qr-code.ts';

describe('a QR code', () => {
  it('has every module of its text and no other, with four of white around', () => {
    const text = 'otpauth://totp/Lender:alex?secret=JBSWY3DPEHPK3PXP&issuer=Lender';
    const code = generate(text);
    const host = document.body.appendChild(document.createElement('div'));
    render(renderQrCode(text, 'QR code'), host);
    const svg = host.querySelector('svg')!;
    const ink = svg.querySelector<SVGPathElement>('.ink')!;
    const dark = (x: number, y: number) => ink.isPointInFill(new DOMPoint(x + 4.5, y + 4.5));

    const wrong: [number, number][] = [];
    for (let y = -4; y < code.size + 4; y += 1) {
      for (let x = -4; x < code.size + 4; x += 1) {
        if (dark(x, y) !== code.get(x, y)) wrong.push([x, y]);
      }
    }

    expect(wrong).to.deep.equal([]);
    expect(svg.viewBox.baseVal.width).to.equal(code.size + 8);
    host.remove();
  });
});
