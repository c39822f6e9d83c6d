import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlayEvent, PlayListener } from './feed.ts'
import type { TelegramUser } from './person.ts'
import { personState } from './play-state.ts'
import type { World } from './world.ts'

type People = ReadonlyMap<number, TelegramUser>

/** Server-Sent Events; a client that comes back with Last-Event-ID (or ?after=) gets what it missed. */
export const streamEvents = (
  world: World,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.write('retry: 500\n\n')
  const write: PlayListener = (event, id) => {
    for (const data of eventData(event, people))
      response.write(`id: ${id}\nevent: ${event.kind}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const address = new URL(request.url ?? '', 'http://play')
  const after = request.headers['last-event-id'] ?? address.searchParams.get('after')
  if (typeof after === 'string' && /^\d+$/.test(after)) world.feed.replay(Number(after), write)
  response.on('close', world.feed.subscribe(write))
}

// What an event only points at is filled in here, where somebody listens.
const eventData = (event: PlayEvent, people: People): object[] => {
  const { kind, ...data } = event
  if (kind === 'person') {
    const person = people.get(event.personId)
    return person ? [{ ...data, person: personState(person) }] : []
  }
  if (kind === 'commands') {
    const { personId } = event
    return [...people.values()]
      .filter(person => personId === null || person.id === personId)
      .map(person => ({ personId: person.id, commands: person.commands(), menuButton: person.menuButton }))
  }
  return [data]
}
