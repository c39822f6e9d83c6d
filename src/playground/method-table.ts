import type { Call } from './call.ts'
import { answerCallbackQuery } from './methods/callback-answer.ts'
import { copyMessage } from './methods/copying.ts'
import { deleteMessage, deleteMessages } from './methods/deletion.ts'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './methods/editing.ts'
import { getFile, sendDocument, sendPhoto } from './methods/file-sending.ts'
import { getChat, getChatMember, leaveChat } from './methods/membership.ts'
import {
  deleteMyCommands,
  getChatMenuButton,
  getMe,
  getMyCommands,
  getProfileText,
  setChatMenuButton,
  setMyCommands,
  setProfileText,
} from './methods/profiling.ts'
import { setMessageReaction } from './methods/reacting.ts'
import { sendChatAction, sendMessage } from './methods/sending.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './methods/updating.ts'

export type ApiMethod = { name: string; run: (call: Call) => unknown; isPaced: boolean }

const free = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  sendChatAction,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyDescription: setProfileText('description'),
  getMyDescription: getProfileText('description'),
  setMyShortDescription: setProfileText('short_description'),
  getMyShortDescription: getProfileText('short_description'),
  setMyName: setProfileText('name'),
  getMyName: getProfileText('name'),
  setChatMenuButton,
  getChatMenuButton,
  getChat,
  getChatMember,
  leaveChat,
  getFile,
  setMessageReaction,
}

/** These count against Telegram's flood limits. */
const paced = {
  sendMessage,
  sendPhoto,
  sendDocument,
  copyMessage,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
}

const methodEntries = (methods: Record<string, (call: Call) => unknown>, isPaced: boolean) =>
  Object.entries(methods).map(([name, run]): [string, ApiMethod] => [
    name.toLowerCase(),
    { name, run, isPaced },
  ])

/** Method names are matched without regard to case, as the Bot API does. */
export const apiMethods: ReadonlyMap<string, ApiMethod> = new Map([
  ...methodEntries(free, false),
  ...methodEntries(paced, true),
])
