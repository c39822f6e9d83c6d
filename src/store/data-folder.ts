import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { errorCode } from './database-session.ts'
import { StartupFault } from './startup-fault.ts'

/** Makes the folder if it is not there; returns its real path, which is what the server will report as its own. */
export const openDataFolder = async (folder: string): Promise<string> => {
  const path = resolve(folder)
  try {
    // As root, the database's user must be able to pass through, not to look, whatever the umask says.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700
    const first = await mkdir(path, { recursive: true, mode })
    for (let made = path; first !== undefined && made.length >= first.length; made = dirname(made)) {
      await chmod(made, mode)
    }
    await access(path, constants.W_OK | constants.X_OK)
    return await realpath(path)
  } catch (error) {
    throw dataFolderFault(path, error)
  }
}

/** Words for a failure of the file system below the data folder; other errors come back as they are. */
export const dataFolderFault = (path: string, cause: unknown): unknown => {
  const reword = (happened: string, remedy: string) => new StartupFault(happened, remedy, { cause })
  switch (errorCode(cause)) {
    case 'EACCES':
    case 'EPERM':
      return reword(
        `The data folder ${path} may not be written by this user.`,
        'Give it to the user the bot runs as (chown), or set DATA_DIR to another folder.',
      )
    case 'EROFS':
      return reword(
        `The data folder ${path} is on a file system that is read-only.`,
        'Set DATA_DIR to a folder that can be written.',
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return reword(
        `The data folder ${path} cannot be made, because a file is in its place.`,
        'Set DATA_DIR to a folder.',
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFullFault(path, cause)
    default:
      return cause
  }
}

export const diskFullFault = (path: string, cause?: unknown): StartupFault => {
  return new StartupFault(
    `The disk that holds ${path} is full, so the database cannot start; nothing is lost.`,
    'Free some space on it and start the bot again.',
    { cause },
  )
}
