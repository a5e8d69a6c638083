"""Zalo Official Account: its webhook becomes events, parts become its consultation messages.

Belongs here: everything that knows the OA OpenAPI v3 (https://docs.zaloplatforms.com/docs/OA). What is said stands in
`handlers`. What could not be verified without a live account is in docs/zalo-unverified.md, each with its setting.
"""
