import { AbortController, type AbortEvent } from '../../miniprogram/platform/abort-controller'

describe('AbortController', () => {
  it('starts unaborted', () => {
    const { signal } = new AbortController()
    expect(signal.aborted).toBe(false)
    expect(signal.reason).toBeUndefined()
    expect(() => {
      signal.throwIfAborted()
    }).not.toThrow()
  })

  it('aborts with an AbortError when no reason is given', () => {
    const controller = new AbortController()
    controller.abort()
    expect(controller.signal.aborted).toBe(true)
    expect(controller.signal.reason).toMatchObject({ name: 'AbortError' })
    expect(() => {
      controller.signal.throwIfAborted()
    }).toThrow('aborted')
  })

  it.each([null, 0, '', 'left the page'])('keeps the reason %p', (reason) => {
    const controller = new AbortController()
    controller.abort(reason)
    expect(controller.signal.reason).toBe(reason)
  })

  it('aborts once: the first reason stays and listeners are called a single time', () => {
    const controller = new AbortController()
    const listener = jest.fn()
    controller.signal.addEventListener('abort', listener)
    controller.abort('first')
    controller.abort('second')
    expect(controller.signal.reason).toBe('first')
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('is aborted before the first listener hears of it', () => {
    const controller = new AbortController()
    const seen: unknown[] = []
    controller.signal.addEventListener('abort', (event) => {
      seen.push(event.type, event.target === controller.signal, event.target.aborted, event.target.reason)
    })
    controller.abort('why')
    expect(seen).toEqual(['abort', true, true, 'why'])
  })
})

describe('AbortSignal listeners', () => {
  it('calls functions and handleEvent objects in the order they were added', () => {
    const controller = new AbortController()
    const order: string[] = []
    const object = {
      name: 'object',
      handleEvent(_event: AbortEvent): void {
        order.push(this.name)
      },
    }
    controller.signal.addEventListener('abort', () => order.push('first'))
    controller.signal.addEventListener('abort', object)
    controller.signal.addEventListener('abort', () => order.push('last'))
    controller.abort()
    expect(order).toEqual(['first', 'object', 'last'])
  })

  it('takes the same listener once, ignores null and other types', () => {
    const controller = new AbortController()
    const listener = jest.fn()
    const other = jest.fn()
    controller.signal.addEventListener('abort', listener)
    controller.signal.addEventListener('abort', listener, { once: true })
    controller.signal.addEventListener('abort', null)
    controller.signal.addEventListener('error', other)
    controller.abort()
    expect(listener).toHaveBeenCalledTimes(1)
    expect(other).not.toHaveBeenCalled()
  })

  it('calls a listener added with once, and forgets it', () => {
    const controller = new AbortController()
    const listener = jest.fn()
    controller.signal.addEventListener('abort', listener, { once: true })
    controller.abort()
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('does not call what was removed, also while others are being called', () => {
    const controller = new AbortController()
    const early = jest.fn()
    const late = jest.fn()
    controller.signal.addEventListener('abort', early)
    controller.signal.addEventListener('abort', () => {
      controller.signal.removeEventListener('abort', late)
    })
    controller.signal.addEventListener('abort', late)
    controller.signal.removeEventListener('abort', early)
    controller.signal.removeEventListener('error', late)
    controller.abort()
    expect(early).not.toHaveBeenCalled()
    expect(late).not.toHaveBeenCalled()
  })

  it('does not call a listener added while aborting or after', () => {
    const controller = new AbortController()
    const late = jest.fn()
    controller.signal.addEventListener('abort', () => {
      controller.signal.addEventListener('abort', late)
    })
    controller.abort()
    controller.signal.addEventListener('abort', late)
    expect(late).not.toHaveBeenCalled()
  })

  it('calls the others when one throws, and reports the error to the app', () => {
    jest.useFakeTimers()
    const controller = new AbortController()
    const next = jest.fn()
    controller.signal.addEventListener('abort', () => {
      throw new Error('broken listener')
    })
    controller.signal.addEventListener('abort', next)
    controller.abort()
    expect(next).toHaveBeenCalledTimes(1)
    expect(() => jest.runAllTimers()).toThrow('broken listener')
    jest.useRealTimers()
  })
})

describe('AbortSignal.onabort', () => {
  it('is null at first and can be set, replaced in place and taken away', () => {
    const controller = new AbortController()
    const order: string[] = []
    expect(controller.signal.onabort).toBeNull()
    controller.signal.onabort = () => order.push('replaced')
    controller.signal.addEventListener('abort', () => order.push('listener'))
    controller.signal.onabort = () => order.push('attribute')
    controller.abort()
    expect(order).toEqual(['attribute', 'listener'])
  })

  it('calls nothing once it is null again', () => {
    const controller = new AbortController()
    const handler = jest.fn()
    controller.signal.onabort = handler
    controller.signal.onabort = null
    controller.abort()
    expect(handler).not.toHaveBeenCalled()
  })
})
