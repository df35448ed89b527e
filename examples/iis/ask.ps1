# Asks a running proxy over HTTP whether it does what it should.
param([Parameter(Mandatory)] [string] $Address)
$ErrorActionPreference = 'Stop'
$failed = 0

function Expect([string] $what, [bool] $holds, [string] $got) {
  if ($holds) { Write-Host "ok: $what" } else { $script:failed++; Write-Host "FAILED: $what, got $got" }
}
function Get-Status([string] $path, [string[]] $more = @()) {
  curl.exe -sS -m 20 -o NUL -w '%{http_code}' -H 'Host: shop.example.com' @more "$Address$path"
}

$spoofed = '-H', 'X-Forwarded-For: 6.6.6.6', '-H', 'X-Real-IP: 6.6.6.6', '-H', 'X-Forwarded-Proto: https', '-H', 'Forwarded: for=6.6.6.6'
$text = (curl.exe -sS -m 20 -H 'Host: shop.example.com' @spoofed "$Address/a%20b/?q=1&r=%2F") -join ''
Expect 'a page is passed on' ($text -like '*"url":"/a%20b/?q=1*') $text
$headers = ($text | ConvertFrom-Json).headers
Expect 'the host name is kept' ($headers.host -like 'shop.example.com*') $headers.host
Expect 'the client has one address, without port' ($headers.'x-forwarded-for' -match '^[0-9a-fA-F.:]+$' -and $headers.'x-forwarded-for' -notmatch '^[0-9.]+:') $headers.'x-forwarded-for'
Expect 'the address is not the one a client claims' ($headers.'x-forwarded-for' -ne '6.6.6.6' -and $headers.'x-real-ip' -ne '6.6.6.6') $headers.'x-real-ip'
Expect 'the scheme is not the one a client claims' ($headers.'x-forwarded-proto' -eq 'http') $headers.'x-forwarded-proto'
Expect 'a client''s own Forwarded is gone' (-not $headers.forwarded) $headers.forwarded

$text = (curl.exe -sS -m 20 -i -H 'Host: shop.example.com' "$Address/static/hello.txt") -join "`n"
Expect 'a static file comes from the image' ($text -like '*hello from the image*') $text
Expect 'browsers keep it for an hour' ($text -match 'max-age=3600') $text

foreach ($hidden in '/-/ready', '/%2D/ready', '/.env', '/a/.git/config') {
  $status = Get-Status $hidden
  Expect "$hidden is not there" ($status -eq '404') $status
}
$body = New-TemporaryFile
[IO.File]::WriteAllBytes($body, (New-Object byte[] (2MB)))
$status = Get-Status '/upload' @('-X', 'POST', '--data-binary', "@$body")
Expect 'a body above the limit is refused' ($status -eq '413') $status
$status = curl.exe -sS -m 20 -o NUL -w '%{http_code}' -H 'Host: other.example.com' "$Address/"
Expect 'another host name is refused' ($status -eq '421') $status

if ($failed -gt 0) { throw "$failed of the answers were wrong" }
