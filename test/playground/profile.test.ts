import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

const menu = (name: string) => [{ command: name, description: name }]

describe('the command menu', () => {
  it('is the narrowest scope’s, in it the person’s language first', async ({ api, ada }) => {
    const shown = () => ada.commands().map(command => command.command)
    expect(shown()).toEqual([])
    await api.setMyCommands(menu('a'))
    await api.setMyCommands(menu('b'), { language_code: 'vi' })
    expect(shown()).toEqual(['b'])
    await api.setMyCommands(menu('c'), { scope: { type: 'all_private_chats' } })
    expect(shown()).toEqual(['c'])
    const scope = { type: 'chat', chat_id: ada.id } as const
    await api.setMyCommands(menu('d'), { scope })
    await api.setMyCommands(menu('e'), { scope, language_code: 'de' })
    expect(shown()).toEqual(['d'])
    expect(await api.getMyCommands({ scope, language_code: 'de' })).toEqual(menu('e'))
    await api.deleteMyCommands({ scope })
    expect(shown()).toEqual(['c'])
  })

  it('takes only commands Telegram takes', async ({ api, telegram }) => {
    const refused = [
      api.setMyCommands(menu('Upper')),
      api.setMyCommands(menu('x'.repeat(33))),
      api.setMyCommands([{ command: 'x', description: '' }]),
      api.setMyCommands(
        Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: 'x' })),
      ),
    ]
    const reasons = await Promise.all(refused.map(async call => (await refusalOf(call)).description))
    expect(reasons).toEqual([
      'Bad Request: BOT_COMMAND_INVALID',
      'Bad Request: BOT_COMMAND_INVALID',
      'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
      'Bad Request: BOT_COMMANDS_TOO_MUCH',
    ])
    expect(telegram.violations).toHaveLength(4)
  })
})

describe('the bot’s profile', () => {
  it('has a description by language, falling back to the one without', async ({ api }) => {
    await api.setMyDescription('Hello')
    await api.setMyDescription('Xin chào', { language_code: 'vi' })
    expect(await api.getMyDescription({ language_code: 'vi' })).toEqual({ description: 'Xin chào' })
    expect(await api.getMyDescription({ language_code: 'ar' })).toEqual({ description: 'Hello' })
    expect((await refusalOf(api.setMyShortDescription('x'.repeat(121)))).code).toBe(400)
  })

  it('has a menu button for all and for one', async ({ api, ada }) => {
    await api.setChatMenuButton({ menu_button: { type: 'commands' } })
    expect(ada.menuButton).toEqual({ type: 'commands' })
    const menu_button = { type: 'web_app', text: 'Open', web_app: { url: 'https://example.org/' } } as const
    await api.setChatMenuButton({ chat_id: ada.id, menu_button })
    expect(ada.menuButton).toEqual(menu_button)
  })
})
