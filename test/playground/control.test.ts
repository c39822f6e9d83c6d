import { HttpError } from 'grammy'
import { describe, expect } from 'vitest'
import { playTest, postJson } from './play.ts'

type PlayEvents = (address: string, headers?: Record<string, string>) => Promise<() => Promise<string>>

const it = playTest.extend<{ events: PlayEvents }>({
  events: async ({ task: _task }, use) => {
    const stop = new AbortController()
    await use(async (address, headers = {}) => {
      const response = await fetch(address, { headers, signal: stop.signal })
      const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      return async () => {
        for (;;) {
          const [event, ...rest] = text.split('\n\n')
          if (rest.length > 0) {
            text = rest.join('\n\n')
            if (event?.includes('data:')) return event
          } else text += (await chunks?.read())?.value ?? ''
        }
      }
    })
    stop.abort()
  },
})

describe('the control of the play', () => {
  it('creates people and lets them act', async ({ api, telegram }) => {
    const people = `${telegram.apiRoot}/play/people`
    const created = await postJson(people, { firstName: 'Bình', languageCode: 'vi', title: 'Cadre' })
    const person = (await created.json()) as { id: number }
    expect(person).toMatchObject({ firstName: 'Bình', title: 'Cadre', messages: [], keyboard: null })
    await postJson(`${people}/${person.id}/open`, { payload: 'x' })
    const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
    const { message_id: messageId } = await api.sendMessage(person.id, 'x', { reply_markup })
    const pressed = await postJson(`${people}/${person.id}/press`, { messageId, data: 'x' })
    const { callbackQueryId } = (await pressed.json()) as { callbackQueryId: string }
    await api.answerCallbackQuery(callbackQueryId)
    const data = Buffer.from('file').toString('base64')
    await postJson(`${people}/${person.id}/document`, { fileName: 'a.txt', data })
    await postJson(`${people}/${person.id}/block`, {})
    const state = await (await fetch(`${telegram.apiRoot}/play/state`)).json()
    expect(state).toMatchObject({
      bot: { username: 'canbo_bot' },
      now: telegram.clock.now(),
      people: [
        { id: person.id, blocked: true, messages: [{}, {}, { document: { file_name: 'a.txt', size: 4 } }] },
      ],
    })
    const fileId = telegram.users()[0]?.chat.at(-1)?.document?.file_id
    expect(await (await fetch(`${telegram.apiRoot}/play/files/${fileId}`)).text()).toBe('file')
  })

  it('answers what cannot be done with the reason', async ({ ada, telegram }) => {
    const response = await postJson(`${telegram.apiRoot}/play/people/${ada.id}/press`, {
      messageId: 1,
      data: 'x',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'Ada sees no button "x" on message 1' })
    expect((await postJson(`${telegram.apiRoot}/play/people/17/send`, { text: 'x' })).status).toBe(404)
  })

  it('moves the clock and orders faults', async ({ clock, telegram }) => {
    const before = clock.now()
    await postJson(`${telegram.apiRoot}/play/clock`, { advanceSeconds: 3600 })
    expect(clock.now()).toBe(before + 3_600_000)
    const order = { kind: 'tooMany', method: 'sendMessage', retryAfter: 3 }
    const listed = await (await postJson(`${telegram.apiRoot}/play/faults`, order)).json()
    expect(listed).toEqual([{ ...order, times: 1 }])
    await fetch(`${telegram.apiRoot}/play/faults`, { method: 'DELETE' })
    expect(telegram.faults.list()).toEqual([])
  })

  it('orders an outage', async ({ api, telegram }) => {
    const order = { kind: 'outage', milliseconds: 60_000, style: 'reset' }
    const faults = `${telegram.apiRoot}/play/faults`
    expect(await (await postJson(faults, order)).json()).toEqual([{ ...order, times: 1 }])
    await expect(api.getMe()).rejects.toBeInstanceOf(HttpError)
    await fetch(faults, { method: 'DELETE' })
    await api.getMe()
    const refused = await Promise.all(
      [{ kind: 'outage' }, { ...order, style: 'fire' }].map(async wrong => {
        const response = await postJson(faults, wrong)
        return [response.status, await response.json()]
      }),
    )
    expect(refused).toEqual([
      [400, { error: 'an outage lasts from 1 to 2147483647 milliseconds' }],
      [400, { error: 'style is error or reset' }],
    ])
  })

  it('shows pictures, and lets everything else only be saved', async ({ ada, telegram }) => {
    const data = Buffer.from('<script>alert(1)</script>')
    for (const fileName of ['a.html', 'a.txt', 'a.svg', 'a.pdf', 'Ảnh "1".png'])
      ada.sendsDocument({ fileName, data })
    ada.sendsPhoto({ data })
    const files = ada.chat.flatMap(message => message.document ?? message.photo ?? [])
    const heads = await Promise.all(
      files.map(async ({ file_id }) => (await fetch(`${telegram.apiRoot}/play/files/${file_id}`)).headers),
    )
    expect(heads.map(head => head.get('content-disposition'))).toEqual([
      "attachment; filename*=UTF-8''a.html",
      "attachment; filename*=UTF-8''a.txt",
      "attachment; filename*=UTF-8''a.svg",
      "attachment; filename*=UTF-8''a.pdf",
      "inline; filename*=UTF-8''%E1%BA%A2nh%20%221%22.png",
      expect.stringMatching(/^inline; filename\*=UTF-8''photo_\d+\.jpg$/),
    ])
    for (const head of heads) expect(head.get('x-content-type-options')).toBe('nosniff')
  })

  it('streams what happens and repeats what was missed', async ({ api, ada, telegram, events }) => {
    const address = `${telegram.apiRoot}/play/events`
    const next = await events(address)
    await api.sendMessage(ada.id, 'one')
    const one = await next()
    expect(one).toContain('event: message')
    expect(one).toContain('"text":"one"')
    await api.setMyCommands([{ command: 'help', description: 'Help' }])
    expect(await next()).toContain(`{"personId":${ada.id},"commands":[{"command":"help"`)
    const id = /^id: (\d+)/.exec(one)?.[1] ?? ''
    const again = await events(address, { 'last-event-id': id })
    expect(await again()).toContain('event: commands')
  })

  it('serves the page’s files and nothing above them', async ({ telegram }) => {
    for (const path of ['/../telegram.ts', '/%2e%2e/telegram.ts', '/.hidden', '/none.css'])
      expect((await fetch(`${telegram.apiRoot}${path}`)).status).toBe(404)
    const page = await fetch(telegram.apiRoot)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

describe('waiting', () => {
  it('ends as soon as the chat shows what is waited for', async ({ api, ada, telegram }) => {
    const waiting = telegram.settled(() => ada.chat.some(message => message.text === 'done'))
    await api.sendMessage(ada.id, 'done')
    await waiting
  })

  it('that fails tells what everybody saw last', async ({ api, ada, telegram }) => {
    await api.sendMessage(ada.id, 'something else')
    await expect(telegram.settled(() => false, { timeoutMs: 1 })).rejects.toThrow(
      /Ada .* sees:[\s\S]*something else/,
    )
  })

  it('by looking at very many is not done anew for every one of their messages', async ({
    api,
    ada,
    telegram,
  }) => {
    let looks = 0
    const waiting = telegram.settled(() => {
      looks += 1
      const until = performance.now() + 5
      while (performance.now() < until);
      return ada.chat.length > 60
    })
    await Promise.all(Array.from({ length: 60 }, () => api.sendMessage(ada.id, 'x')))
    await waiting
    expect(looks).toBeLessThan(30)
  })
})
