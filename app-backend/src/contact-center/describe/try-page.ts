import { createHash } from 'node:crypto'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import { exampleOf } from './example-of.ts'

const words = {
  ru: {
    title: 'Контакт-центр: вызовы',
    about: 'Вставьте ключ и отправьте любой вызов. Ключ «песочница» ничего не пишет в портал.',
    description: 'Описание:',
    client: 'клиент TypeScript',
    key: 'Ключ',
    body: 'Тело запроса',
    file: 'Файл',
    send: 'Отправить',
    other: 'English',
  },
  en: {
    title: 'Contact centre: calls',
    about: 'Paste a key and send any call. A sandbox key writes nothing into the portal.',
    description: 'Description:',
    client: 'TypeScript client',
    key: 'Key',
    body: 'Request body',
    file: 'File',
    send: 'Send',
    other: 'По-русски',
  },
} as const

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:0;background:#f4f6f8;color:#1f2933}main{max-width:960px;margin:0 auto;padding:24px}
h1{font-size:22px;margin:0 0 4px}p{margin:0 0 12px;color:#52606d}details{background:#fff;border:1px solid #dfe4ea;border-radius:8px;margin:8px 0;padding:0 14px}
summary{padding:10px 0;cursor:pointer}code{font-family:ui-monospace,monospace}.m{display:inline-block;width:66px;font-weight:600}.t{margin-left:14px;color:#52606d}a{color:#1d5fd1}
label{display:block;margin:8px 0 2px;color:#52606d;font-size:13px}input,textarea{width:100%;box-sizing:border-box;font:14px ui-monospace,monospace;padding:8px;border:1px solid #b8c2cc;border-radius:6px}
textarea{min-height:150px}button{margin:12px 0;padding:8px 18px;border:0;border-radius:6px;background:#1d5fd1;color:#fff;font:inherit;cursor:pointer}
pre{background:#f4f6f8;padding:12px;border-radius:6px;overflow:auto;white-space:pre-wrap}:focus-visible{outline:2px solid #1d5fd1;outline-offset:2px}`

const scriptIn = (lang: Lang) => `
const words=${JSON.stringify(words[lang])},lang='${lang}'
${exampleOf.toString()}
const add=(parent,tag,props)=>parent.appendChild(Object.assign(document.createElement(tag),props||{}))
fetch('openapi.json?lang='+lang).then(r=>r.json()).then(api=>{const list=document.getElementById('list')
for(const[path,methods]of Object.entries(api.paths))for(const[method,one]of Object.entries(methods)){const box=add(list,'details'),head=add(box,'summary')
add(head,'span',{className:'m',textContent:method.toUpperCase()});add(head,'code',{textContent:path});add(head,'span',{className:'t',textContent:one.summary})
const form=add(box,'form'),fields=[];for(const p of one.parameters||[]){const id=one.operationId+p.name;add(form,'label',{htmlFor:id,textContent:p.name+(p.description?': '+p.description:'')});fields.push([p,add(form,'input',{id,value:p.in==='path'?p.example??1:''})])}
const json=one.requestBody&&one.requestBody.content['application/json'];let body;if(json){const id=one.operationId+'.body';add(form,'label',{htmlFor:id,textContent:words.body});body=add(form,'textarea',{id,value:JSON.stringify(exampleOf(json.schema),null,2)})}
const takes=one.requestBody&&one.requestBody.content['application/octet-stream'];let file;if(takes){const id=one.operationId+'.file';add(form,'label',{htmlFor:id,textContent:words.file});file=add(form,'input',{id,type:'file'})}
add(form,'button',{textContent:words.send});const out=add(form,'pre',{hidden:true});out.setAttribute('role','status')
form.onsubmit=async e=>{e.preventDefault();let url=path,search=new URLSearchParams(),headers={authorization:'Bearer '+document.getElementById('key').value,'accept-language':lang};for(const[p,f]of fields){if(p.in==='path')url=url.replace('{'+p.name+'}',encodeURIComponent(f.value));else if(f.value)p.in==='query'?search.set(p.name,f.value):headers[p.name]=f.value}
if(body||file)headers['content-type']=body?'application/json':'application/octet-stream';const r=await fetch(url+(search.size?'?'+search:''),{method:method.toUpperCase(),headers,body:body?body.value:file&&file.files[0]});const t=await r.text();let shown=t;try{shown=JSON.stringify(JSON.parse(t),null,2)}catch{}out.hidden=false;out.textContent=r.status+' '+r.statusText+'\\n'+shown}}})`

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** A page for people: every call with a form that sends it. The key stays in the page. */
export function tryPage(lang: Lang): { html: string; policy: string } {
  const { title, about, description, client, key, other } = words[lang]
  const script = scriptIn(lang)
  const another = lang === 'ru' ? 'en' : 'ru'
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style>
<main><h1>${title}</h1><p>${about} ${description} <a href="openapi.json?lang=${lang}">OpenAPI</a>, <a href="postman.json?lang=${lang}">Postman</a>, <a href="client.ts">${client}</a>. <a href="?lang=${another}" hreflang="${another}" lang="${another}">${other}</a></p>
<label for="key">${key}</label><input id="key" type="password" autocomplete="off" placeholder="cc_…"><div id="list"></div></main><script>${script}</script></html>`
  const policy = `default-src 'none'; connect-src 'self'; style-src ${digest(style)}; script-src ${digest(script)}; base-uri 'none'; frame-ancestors 'none'`
  return { html, policy }
}
