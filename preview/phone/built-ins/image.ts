import { assetUrl } from '../assets'
import type { BuiltIn } from './host'

/** `object-fit` and `object-position` of each mode. https://developers.weixin.qq.com/miniprogram/dev/component/image.html */
const MODES: Readonly<Record<string, readonly [fit: string, position?: string]>> = {
  scaleToFill: ['fill'],
  aspectFit: ['contain'],
  aspectFill: ['cover'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'top left'],
  'top right': ['none', 'top right'],
  'bottom left': ['none', 'bottom left'],
  'bottom right': ['none', 'bottom right'],
}

export const image: BuiltIn = {
  tag: 'image',
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, showMenuByLongpress: false, webp: false },
  setUp(host) {
    const native = document.createElement('img')
    native.className = 'native-control'
    native.alt = ''
    native.draggable = false
    host.element.append(native)
    host.watch(['src', 'lazyLoad'], () => {
      const src = assetUrl(host.text('src'), host.owner)
      native.loading = host.flag('lazyLoad') ? 'lazy' : 'eager'
      if (src === '') native.removeAttribute('src')
      else native.src = src
    })
    host.watch(['mode'], () => {
      const [fit, position = 'center'] = MODES[host.text('mode')] ?? ['fill']
      host.element.setAttribute('mode', host.text('mode'))
      native.style.objectFit = fit
      native.style.objectPosition = position
    })
    host.watch(['ariaLabel'], () => {
      native.alt = host.text('ariaLabel')
    })
    native.addEventListener('load', () => {
      host.trigger('load', { width: native.naturalWidth, height: native.naturalHeight })
    })
    native.addEventListener('error', () => {
      host.trigger('error', { errMsg: `GET ${host.text('src')} 404 (Not Found)` })
    })
  },
}
