import type { ScreenRef } from '../domain/notice/facts.ts'

/** How this channel names one message to the rooms that keep such names without knowing what is in them. */
export const screenRef = (chatId: number, messageId: number): ScreenRef => `${chatId}/${messageId}`

export const readScreenRef = (
  screen: ScreenRef,
): Readonly<{ chatId: number; messageId: number }> | undefined => {
  const [, chat, message] = /^(-?\d+)\/(\d+)$/.exec(screen) ?? []
  return chat && message ? { chatId: Number(chat), messageId: Number(message) } : undefined
}
