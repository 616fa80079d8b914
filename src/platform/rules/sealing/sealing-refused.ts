/** Codes of whatever is wrong with something sealed; each has a sentence in every language. */
export type SealingCode =
  | "sealing.recipient-needed"
  | "sealing.other-kind-of-key"
  | "sealing.not-for-you"
  | "sealing.damaged"
  | "sealing.elsewhere"
  | "sealing.older-version"
  | "sealing.other-recipients"
  | "sealing.signature-wrong"
  | "sealing.author-other"
  | "sealing.passphrase-wrong"
  | "sealing.passphrase-weak"
  | "sealing.device-cannot"
  | "sealing.device-cancelled"
  | "sealing.device-copy-wrong"
  | "sealing.words-wrong"
  | "sealing.share-damaged"
  | "sealing.shares-of-different-keys"
  | "sealing.shares-too-few"
  | "sealing.certificate-wrong"
  | "sealing.certificate-expired"
  | "sealing.keys-not-in-log";

export class SealingRefused extends Error {
  readonly code: SealingCode;
  constructor(code: SealingCode) {
    super(code);
    this.code = code;
  }
}
