import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
} from '../../../sdk/contract/index.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** What an answer may get wrong. */
interface Changes {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly topOrigin?: string;
  /** Whether the person was verified. */
  readonly verified?: boolean;
  readonly userHandle?: string;
}

/** A passkey as an authenticator has it (WebAuthn level 2, sections 6.1 and 6.5). */
export class Passkey {
  readonly id = base64(randomBytes(16));
  readonly #origin: string;
  readonly #key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  #userHandle = '';
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    this.#key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** Answers what `navigator.credentials.create` is asked. */
  create(options: PasskeyCreationOptions, changes: Changes = {}): PasskeyAttestation {
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.id, 'base64url');
    const data = Buffer.concat([
      this.#head(changes.rpId ?? options.rp.id ?? '', 0x40, changes),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      this.#coseKey(),
    ]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, changes),
        attestationObject: base64(attestation),
        transports: ['internal'],
      },
    };
  }

  /** Answers what `navigator.credentials.get` is asked. */
  get(options: PasskeyRequestOptions, changes: Changes = {}): PasskeyAssertion {
    this.counter += 1;
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, changes);
    const data = this.#head(changes.rpId ?? options.rpId ?? '', 0, changes);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: base64(data),
        signature: base64(sign('sha256', signed, this.#key.privateKey)),
        userHandle: changes.userHandle ?? this.#userHandle,
      },
    };
  }

  #head(rpId: string, more: number, { verified = true }: Changes): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = 0x01 | (verified ? 0x04 : 0) | more;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  }

  #clientData(type: string, challenge: string, changes: Changes): string {
    const { topOrigin } = changes;
    const data = {
      type,
      challenge: changes.challenge ?? challenge,
      origin: changes.origin ?? this.#origin,
      crossOrigin: topOrigin !== undefined,
      ...(topOrigin !== undefined && { topOrigin }),
    };
    return base64(Buffer.from(JSON.stringify(data)));
  }

  /** RFC 9053: an ES256 key on P-256. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]);
  }
}

/** A short text in CBOR. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
