import { describe, expect, it } from 'vitest'
import { contentType } from './content-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const office = 'application/vnd.openxmlformats-officedocument'

describe('a file’s type', () => {
  it.each([
    ['%PDF-1.7\n%âãÏÓ', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['\0\0\0\x18ftypisom', 'video/mp4'],
    ['BM\x36\x10\0\0\0\0\0\0', 'image/bmp'],
    ['PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04word/document.xml', `${office}.wordprocessingml.document`],
    ['PK\x03\x04\x14\0\0\0[Content_Types].xml PK\x03\x04xl/workbook.xml', `${office}.spreadsheetml.sheet`],
    ['PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
    ['PK\x03\x04\x14\0\0\0readme.txt', 'application/zip'],
    ['PK\x05\x06\0\0', 'application/zip'],
    ['Rar!\x1a\x07\x01', 'application/vnd.rar'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
    ['MZ\x90\0', 'application/x-msdownload'],
    ['{\\rtf1\\ansi', 'application/rtf'],
    ['BEGIN:VCARD\r\nVERSION:3.0', 'text/vcard'],
    ['id;name\r\n1;BMW', 'text/plain'],
    ['BMW;X5', 'text/plain'],
    ['\xef\xbb\xbfимя', 'text/plain'],
    ['\xff\xfea\0;\0b\0', 'text/plain'],
    ['a\0b\x01', 'application/octet-stream'],
    ['', 'text/plain'],
  ])('%j is %s', (head, type) => expect(contentType(bytes(head))).toBe(type))

  it.each([
    ['<!doctype html><title>x</title>', 'text/html'],
    ['  \n<HTML>', 'text/html'],
    ['<!-- note --><script>alert(1)</script>', 'text/html'],
    ['Hello <img src=x onerror=alert(1)>', 'text/html'],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><!-- a --><svg onload="x"/>', 'image/svg+xml'],
    ['<?xml version="1.0"?><Workbook/>', 'application/xml'],
    ['\xff\xfe<\0h\0t\0m\0l\0>\0', 'text/html'],
  ])('%j is named as what a browser would run: %s', (head, type) => expect(contentType(bytes(head))).toBe(type))
})
