import { excerpt } from '../screens/overview.ts'

const longest = 60

/** Names and titles may be of any length; a message that names several has room for so much of each. */
export const clipped = (text: string): string => excerpt(text, longest)
