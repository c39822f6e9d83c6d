/**
 * Secrecy markings of the four languages as they stand on documents: capitals, alone on a line or at its
 * beginning. Text that carries one has no place in a chat and is refused, not stored.
 */
const marking =
  /^\s*(?:TUYỆT MẬT|TỐI MẬT|MẬT|TOP SECRET|SECRET|CONFIDENTIAL|STRENG GEHEIM|GEHEIM|سري للغاية|سري جدا|سري)(?![\p{L}\p{M}])/mu

export const isMarkedClassified = (text: string): boolean => marking.test(text.normalize('NFC'))
