import { Api, InputFile } from 'grammy'
import { describe, expect } from 'vitest'
import { playTest as it, refusalOf } from './play.ts'

describe('a request', () => {
  it('needs the bot’s token and a method that exists', async ({ api, telegram }) => {
    const stranger = new Api('1000001:wrong', { apiRoot: telegram.apiRoot })
    expect(await refusalOf(stranger.getMe())).toMatchObject({ code: 401, description: 'Unauthorized' })
    const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/sendNothing`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      ok: false,
      error_code: 404,
      description: 'Not Found: method not found',
    })
    expect(await api.getMe()).toMatchObject({ username: 'canbo_bot', is_bot: true })
    expect(telegram.violations).toEqual(['sendNothing: method not found'])
  })

  it('may come as a form, a query or in parts, under any case of its name', async ({ ada, telegram }) => {
    const root = `${telegram.apiRoot}/bot${telegram.token}`
    const fields = { chat_id: String(ada.id), text: 'x', reply_markup: '{"remove_keyboard":true}' }
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    await fetch(`${root}/sendmessage`, { method: 'POST', body: new URLSearchParams(fields) })
    await fetch(`${root}/SENDMESSAGE?${new URLSearchParams(fields)}`)
    await fetch(`${root}/sendMessage`, { method: 'POST', body: form })
    expect(ada.chat.slice(1).map(message => message.text)).toEqual(['x', 'x', 'x'])
  })
})

describe('a file', () => {
  it('is stored, can be sent again by its id and fetched by the bot', async ({ api, ada, telegram }) => {
    const data = Buffer.from('%PDF-1.7 …')
    const sent = await api.sendDocument(ada.id, new InputFile(data, 'Đơn vị.pdf'), {
      caption: '<b>x</b>',
      parse_mode: 'HTML',
    })
    expect(sent.document).toMatchObject({ file_name: 'Đơn vị.pdf', file_size: data.length })
    expect(sent.caption_entities).toEqual([{ type: 'bold', offset: 0, length: 1 }])
    const again = await api.sendDocument(ada.id, sent.document.file_id)
    expect(again.document.file_id).toBe(sent.document.file_id)
    const { file_path } = await api.getFile(sent.document.file_id)
    const fetched = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${file_path}`)
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(data)
    expect(ada.chat.at(-1)?.document).toMatchObject({ file_name: 'Đơn vị.pdf', size: data.length })
  })

  it('of a person reaches the bot', async ({ api, ada, telegram }) => {
    ada.sendsDocument({ fileName: 'proof.png', data: Buffer.from('png') })
    const document = (await api.getUpdates()).at(-1)?.message?.document
    const { file_path } = await api.getFile(document?.file_id ?? '')
    const fetched = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${file_path}`)
    expect(await fetched.text()).toBe('png')
  })

  it('must exist, not be empty and be of its kind', async ({ api, ada }) => {
    const photo = await api.sendPhoto(ada.id, new InputFile(Buffer.from('p')))
    const refused = [
      api.sendDocument(ada.id, 'unknown'),
      api.sendDocument(ada.id, photo.photo[0]?.file_id ?? ''),
      api.sendDocument(ada.id, new InputFile(Buffer.alloc(0), 'empty.pdf')),
    ]
    const reasons = await Promise.all(refused.map(async call => (await refusalOf(call)).description))
    expect(reasons).toEqual([
      'Bad Request: wrong file identifier/HTTP URL specified',
      "Bad Request: can't use file of type Photo as Document",
      'Bad Request: file must be non-empty',
    ])
  })
})
