import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets unreadable where they are stored, and in the place they were made for. */
export interface Seal {
  /** @param place what the secret belongs to; sealed for one, it opens at no other */
  close(text: string, place: string): string;
  /** Opens what was sealed, and gives back as it is what was stored before there was a seal. */
  open(stored: string, place: string): string;
}

const mark = 'sealed.';
const [nonceBytes, tagBytes] = [12, 16];

/**
 * Makes a seal: AES-256-GCM, with keys derived by HKDF.
 *
 * @param secrets the first seals; the others open what was sealed before it was set
 */
export function createSeal(...secrets: [string | Buffer, ...(string | Buffer)[]]): Seal {
  const keys = secrets.map(keyOf);
  const present = keyOf(secrets[0]);

  function openWith(key: Buffer, sealed: Buffer, place: string): string | undefined {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      const text = decipher.update(sealed.subarray(nonceBytes + tagBytes));
      return Buffer.concat([text, decipher.final()]).toString();
    } catch {
      return undefined;
    }
  }

  return {
    close(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', present, nonce, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    open(stored, place) {
      if (!stored.startsWith(mark)) return stored;
      const sealed = Buffer.from(stored.slice(mark.length), 'base64url');
      for (const key of keys) {
        const text = openWith(key, sealed, place);
        if (text !== undefined) return text;
      }
      throw new Error(
        'A stored secret does not open: is SEALING_SECRET the one it was sealed with?',
      );
    },
  };
}

function keyOf(secret: string | Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'fs-central authenticators', 32));
}
