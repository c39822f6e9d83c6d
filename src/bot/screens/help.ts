import type { Hats } from '../../domain/person/person.ts'
import { usableCommands } from '../commands.ts'
import { joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { homeKey } from './home.ts'

/** What a person can do today, command by command; what is not his is not mentioned. */
export const helpScreen = (hats: Hats, speech: Speech): Screen => {
  const commands = usableCommands(hats).map(command => speech.html(`help:${command}`))
  return {
    text: joinHtml(
      [speech.html('help:title'), joinHtml(commands, '\n'), speech.html('help:contact')],
      '\n\n',
    ),
    rows: [[homeKey(speech)]],
  }
}
