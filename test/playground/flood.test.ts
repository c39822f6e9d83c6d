import { Api } from 'grammy'
import { describe, expect } from 'vitest'
import type { PaceLimits } from '../../src/playground/pace.ts'
import { Silence } from '../../src/playground/silence.ts'
import { createTelegram, type Telegram } from '../../src/playground/telegram.ts'
import { playTest, refusalOf } from './play.ts'

const it = playTest.extend<{ limited: (limits: PaceLimits) => Promise<{ telegram: Telegram; api: Api }> }>({
  limited: async ({ clock }, use) => {
    const opened: Telegram[] = []
    await use(async limits => {
      const telegram = createTelegram({ clock, limits })
      opened.push(telegram)
      await telegram.listen()
      return { telegram, api: new Api(telegram.token, { apiRoot: telegram.apiRoot }) }
    })
    await Promise.all(opened.map(telegram => telegram.close()))
  },
})

describe('the flood limits', () => {
  it('let a burst through to one chat, then one a second', async ({ limited, clock }) => {
    const { telegram, api } = await limited({ perChatPerSecond: 1, perChatBurst: 2 })
    const [ada, max] = ['Ada', 'Max'].map(firstName => telegram.person({ firstName }))
    if (!(ada && max)) throw new Error('nobody is there')
    for (const person of [ada, max]) person.opens()
    await api.sendMessage(ada.id, '1')
    const { message_id } = await api.sendMessage(ada.id, '2')
    const refused = {
      code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    }
    expect(await refusalOf(api.sendMessage(ada.id, '3'))).toEqual(refused)
    expect(await refusalOf(api.editMessageText(ada.id, message_id, '3'))).toEqual(refused)
    await api.sendMessage(max.id, '1')
    await api.sendChatAction(ada.id, 'typing')
    clock.advance(1000)
    await api.sendMessage(ada.id, '3')
    await refusalOf(api.sendMessage(ada.id, '4'))
    expect(telegram.violations).toEqual([])
  })

  it('let twenty messages a minute into a group, also after it was upgraded', async ({ limited, clock }) => {
    const { telegram, api } = await limited({ perChatPerSecond: 1, perChatBurst: 1, perGroupPerMinute: 20 })
    const ada = telegram.person({ firstName: 'Ada' })
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    for (let count = 0; count < 20; count += 1) await api.sendMessage(group.id, 'x')
    expect((await refusalOf(api.sendMessage(group.id, 'x'))).parameters).toEqual({ retry_after: 3 })
    clock.advance(3000)
    await api.sendMessage(group.id, 'x')
    const moved = group.upgrades()
    for (let count = 0; count < 20; count += 1) await api.sendMessage(moved.id, 'x')
    expect((await refusalOf(api.sendMessage(moved.id, 'x'))).code).toBe(429)
  })

  it('hold for all chats together', async ({ limited, clock }) => {
    const { telegram, api } = await limited({ perSecond: 3 })
    const people = ['Ada', 'Max', 'Eve', 'Bob'].map(firstName => telegram.person({ firstName }))
    for (const person of people) person.opens()
    const sent = await Promise.allSettled(people.map(person => api.sendMessage(person.id, 'x')))
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array(3).fill('fulfilled'), 'rejected'])
    clock.advance(1000)
    await api.sendMessage(people[0]?.id ?? 0, 'x')
  })
})

describe('the silence a 429 asks for', () => {
  it('is broken by whatever is sent on, whichever the chat, but not by what crossed the answer', () => {
    let now = 1_000
    const silence = new Silence(() => now)
    const hearAt = (moment: number) => {
      now = moment
      silence.hear()
      return silence.breaches
    }
    expect(hearAt(1_000)).toBe(0)
    silence.begin(3)
    expect([1_001, 1_250].map(hearAt)).toEqual([0, 0])
    expect([1_251, 3_999].map(hearAt)).toEqual([1, 2])
    silence.begin(2)
    expect([4_000, 5_998, 5_999].map(hearAt)).toEqual([3, 4, 4])
    silence.begin(1)
    expect([6_249, 6_250].map(hearAt)).toEqual([4, 5])
  })

  it('counts in real time, and only what is paced', async ({ api, ada, clock, telegram }) => {
    telegram.faults.tooMany(2, { method: 'sendMessage' })
    await Promise.allSettled([1, 2, 3].map(text => api.sendMessage(ada.id, String(text))))
    await api.sendMessage(ada.id, 'at once')
    expect(telegram.floodBreaches).toBe(0)
    clock.advance(60_000)
    const begun = performance.now()
    while (performance.now() < begun + 300) await api.sendChatAction(ada.id, 'typing')
    expect(telegram.floodBreaches).toBe(0)
    const group = telegram.group({ title: 'Unit 7', members: [ada] })
    await api.sendMessage(group.id, 'elsewhere')
    expect(telegram.floodBreaches).toBe(1)
    while (performance.now() < begun + 2_000) await api.sendChatAction(ada.id, 'typing')
    await api.sendMessage(ada.id, 'in time')
    expect(telegram.floodBreaches).toBe(1)
    expect(telegram.violations).toEqual([])
  })

  it('is told by the control of the play', async ({ telegram }) => {
    const state = await (await fetch(`${telegram.apiRoot}/play/state`)).json()
    expect(state).toMatchObject({ floodBreaches: 0 })
  })
})
